using System.Collections.Immutable;
using OrleansBank.SandboxBank.AccountApi;
using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Customers;

namespace OrleansBank.SandboxBank.Live;

/// <summary>The life of one bank: its customers pay, are paid, and now and then somebody else tries. Not for use by two threads.</summary>
internal sealed class LiveBank(Bank bank, LiveQueue queue, Random random)
{
    private const double SuspiciousShare = 0.04;
    private const double SalaryShare = 0.01;

    private readonly Dice _dice = new(random);
    private readonly LiveEvents _events = new(bank);
    private readonly Dictionary<string, DateTimeOffset> _firstPayments = [];
    private readonly PriorityQueue<(BankAccount Account, Entry Entry), DateTimeOffset> _toPost = new();

    /// <summary>Lets a stretch of time pass.</summary>
    public void Pass(TimeSpan time, DateTimeOffset now)
    {
        while (_toPost.TryPeek(out var next, out var postsAt) && postsAt <= now)
        {
            _toPost.Dequeue();
            Report(next.Account, next.Entry, now);
        }
        var payments = DayRhythm.PaymentsPerHour(now.Hour) * time.TotalHours;
        foreach (var account in LinkedAccounts(now))
        {
            if (account.Profile.Cards.Length == 0)
                continue;
            if (IsFirst(account, now))
                Put(account, Payment(account.Profile, account.Profile.Cards[0], now), now);
            else if (_dice.Chance(payments))
                Happen(account, now);
        }
    }

    /// <summary>Soon after it was linked, once: whoever switched this on need not wait for the day to begin.</summary>
    private bool IsFirst(BankAccount account, DateTimeOffset now)
    {
        if (_firstPayments.TryAdd(account.Id, now.AddSeconds(_dice.Between(10, 40))))
            return false;
        if (_firstPayments[account.Id] > now)
            return false;
        _firstPayments[account.Id] = DateTimeOffset.MaxValue;
        return IsActive(account.Profile.Cards[0]);
    }

    private bool IsActive(CardProfile card) => bank.Ledger.Cards.Of(card.Id) == CardStates.Active;

    /// <summary>The accounts of all authorised consents, each once.</summary>
    private ImmutableArray<BankAccount> LinkedAccounts(DateTimeOffset now) =>
        [
            .. bank
                .Consents.All()
                .Where(consent => consent.StatusOn(now) == ConsentStatus.Authorised && consent.GrantId is not null)
                .SelectMany(consent => consent.Accounts)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(bank.Ledger.Find)
                .OfType<BankAccount>(),
        ];

    private void Happen(BankAccount account, DateTimeOffset now)
    {
        var card = _dice.Pick(account.Profile.Cards);
        if (!IsActive(card))
            return;
        if (bank.Policy.SharesAlerts && _dice.Chance(SuspiciousShare))
            queue.Add(_events.Alert(account, card, _dice, now));
        else if (account.Profile.Type == AccountType.Current && _dice.Chance(SalaryShare))
            Put(account, Salary(account.Profile, now), now);
        else
            Put(account, Payment(account.Profile, card, now), now);
    }

    private void Put(BankAccount account, Entry entry, DateTimeOffset now)
    {
        account.Put(entry);
        Report(account, entry, now);
        if (entry.PostsAt > now)
            _toPost.Enqueue((account, entry), entry.PostsAt);
    }

    private void Report(BankAccount account, Entry entry, DateTimeOffset now)
    {
        foreach (var happening in _events.Moved(account, entry, now))
            queue.Add(happening);
    }

    private Entry Payment(AccountProfile account, CardProfile card, DateTimeOffset now)
    {
        var (merchant, amount) = DayRhythm.Payment(_dice, Merchants.Of(account.Holder.Country), now.Hour);
        var posts = now + TimeSpan.FromSeconds(_dice.Between(180, 1_200));
        var information =
            $"{(account.Holder.Country == "GB" ? "CARD PAYMENT TO" : "CB")} {merchant.Name.ToUpperInvariant()}";
        return new Entry(NewId(), now, posts, -amount, merchant.Name, merchant.Category, information, card.Last4);
    }

    private static Entry Salary(AccountProfile account, DateTimeOffset now)
    {
        var employer = account.Holder.Employer;
        return new Entry(
            NewId(),
            now,
            now,
            account.Holder.Salary,
            employer,
            null,
            $"{employer.ToUpperInvariant()} {(account.Holder.Country == "GB" ? "SALARY" : "SALAIRE")}",
            null
        );
    }

    private static string NewId() => $"live-{Secrets.NewId()}";
}
