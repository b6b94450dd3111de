using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;

namespace OrleansBank.Domain.Conversations;

/// <summary>
/// One bank's state while a turn works on it: what a request of many events changes is gathered here and becomes one new state, one
/// row a transaction, at <see cref="Close"/>.
/// </summary>
internal sealed class BankBook
{
    private readonly BankState _before;
    private readonly Dictionary<AccountRef, Account> _accounts;
    private readonly List<PaymentCard> _cards;
    private readonly List<WaitingTransaction> _waiting;
    private readonly Dictionary<(AccountRef Account, string Key), BankTransaction> _changed = [];
    private bool _touched;

    public BankBook(Turn turn, BankState bank)
    {
        _before = bank;
        Turn = turn;
        Profile = turn.Profile(bank.Bank);
        _accounts = bank.Accounts.ToDictionary(account => account.Ref);
        _cards = [.. bank.Cards];
        _waiting = [.. bank.Pending];
        Alerts = bank.Alerts;
        NextHandle = bank.NextHandle;
    }

    public Turn Turn { get; }
    public BankProfile Profile { get; }
    public BankId Bank => _before.Bank;
    public IReadOnlyList<WaitingTransaction> Waiting => _waiting;

    /// <summary>The forms that this turn has kept so far.</summary>
    public IReadOnlyCollection<BankTransaction> Changed => _changed.Values;

    public ImmutableArray<Fraud.FraudAlert> Alerts { get; private set; }
    private int NextHandle { get; set; }

    public bool Has(AccountRef account) => _accounts.ContainsKey(account);

    public Account? Account(AccountRef account) => _accounts.GetValueOrDefault(account);

    public BankTransaction? Kept(AccountRef account, string key) =>
        _changed.TryGetValue((account, key), out var changed)
            ? changed
            : Turn.Known.Transactions.GetValueOrDefault((account, key));

    public void Keep(BankTransaction transaction) => _changed[(transaction.Account, transaction.Key)] = transaction;

    public void KeepBalance(AccountRef account, Balance balance)
    {
        var held = _accounts[account];
        var balances = Balances.With(held.Balances, balance);
        if (balances == held.Balances)
            return;
        _accounts[account] = held with { Balances = balances };
        _touched = true;
    }

    public void AddWaiting(BankTransaction pending, bool told)
    {
        RemoveWaiting(pending.Account, pending.Key);
        if (_waiting.Count >= Limits.PendingTransactionsMax)
            _waiting.RemoveAt(0);
        _waiting.Add(new WaitingTransaction(pending, told));
        _touched = true;
    }

    /// <summary>Null when it did not wait.</summary>
    public WaitingTransaction? RemoveWaiting(AccountRef account, string key)
    {
        var at = _waiting.FindIndex(waiting =>
            waiting.Transaction.Key == key && waiting.Transaction.Account == account
        );
        if (at < 0)
            return null;
        var removed = _waiting[at];
        _waiting.RemoveAt(at);
        _touched = true;
        return removed;
    }

    public PaymentCard? Card(CardRef card) => _cards.Find(held => held.Ref == card);

    /// <summary>Null when the bank has named more cards than there is room for.</summary>
    public PaymentCard? CardOrNew(CardRef card, string last4, AccountRef account)
    {
        if (Card(card) is { } held)
            return held;
        if (_cards.Count >= Limits.CardsPerBankMax)
            return null;
        // No report of its state has come yet: any will be later than this.
        var added = new PaymentCard(
            NextHandle++,
            card,
            BankText.Clean(last4),
            CardStatus.Active,
            DateTimeOffset.UnixEpoch,
            account
        );
        _cards.Add(added);
        _touched = true;
        return added;
    }

    public void SetCard(PaymentCard card)
    {
        _cards[_cards.FindIndex(held => held.Ref == card.Ref)] = card;
        _touched = true;
    }

    /// <summary>Adds an alert under a handle of its own; without room an ended one leaves first, then the oldest.</summary>
    public Fraud.FraudAlert AddAlert(Fraud.FraudAlert alert)
    {
        var added = alert with { Handle = NextHandle++ };
        var kept = Alerts;
        if (kept.Length >= Limits.OpenAlertsPerBankMax)
            kept = kept.Remove(kept.FirstOrDefault(old => old.Status != Fraud.FraudAlertStatus.Open) ?? kept[0]);
        Alerts = kept.Add(added);
        _touched = true;
        return added;
    }

    /// <summary>Writes what changed into the turn: the state when it did, and each transaction once.</summary>
    public void Close()
    {
        foreach (var (id, transaction) in _changed)
        {
            if (transaction != Turn.Known.Transactions.GetValueOrDefault(id))
                Turn.Do(new KeepTransaction(Bank, transaction));
        }
        if (!_touched)
            return;
        Turn.SetBank(
            _before with
            {
                Accounts = [.. _before.Accounts.Select(account => _accounts[account.Ref])],
                Cards = [.. _cards],
                Alerts = Alerts,
                Pending = [.. _waiting],
                NextHandle = NextHandle,
            }
        );
    }
}
