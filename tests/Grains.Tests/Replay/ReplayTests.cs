using System.Collections.Immutable;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Money;

namespace OrleansBank.Grains.Tests.Replay;

public sealed class ReplayTests
{
    private const int EventCount = 10_000;
    private const int RequestLength = 100;
    private const int Seeds = 20;

    public static TheoryData<int> EverySeed => [.. Enumerable.Range(1, Seeds)];

    /// <summary>On failure the seed is the test's name: it replays alone.</summary>
    [Theory]
    [MemberData(nameof(EverySeed))]
    public void Events_shuffled_and_doubled_leave_what_a_naive_replay_finds(int seed)
    {
        var stream = new EventStream(seed);
        var events = stream.Take(EventCount);
        var person = new ReplayedPerson();

        foreach (var request in stream.Doubled(events).Chunk(RequestLength))
            person.Receive(request);

        Assert.Equal(EventCount, person.Applied);
        Assert.Equal(EventCount, person.Duplicates);
        Assert.Equal(NaiveReplay.Kept(events), person.KeptTexts());
        Assert.Equal(NaiveReplay.Balances(events), person.BalanceTexts());
        Assert.NotEmpty(person.Replaced());
        Assert.Equal(NaiveReplay.Replaced(events), person.Replaced());
    }

    /// <summary>A shell that keeps what it is told to in plain dictionaries.</summary>
    private sealed class ReplayedPerson
    {
        private static readonly BankId Bank = new("sandbank");
        private static readonly DateTimeOffset Now = EventStream.Start.AddDays(120);
        private static readonly ImmutableDictionary<BankId, BankProfile> Banks = ImmutableDictionary<
            BankId,
            BankProfile
        >.Empty.Add(Bank, new BankProfile(Bank, "Sandbank", "uk-ob", PermissionNames.All, "", ""));

        private readonly Dictionary<(AccountRef Account, string Key), BankTransaction> _kept = [];
        private readonly Dictionary<string, string> _seen = [];
        private ConversationState _state = Linked();

        public int Applied { get; private set; }
        public int Duplicates { get; private set; }

        public void Receive(BankEvent[] request)
        {
            var forms = request.Select(one => one.Report).OfType<TransactionReport>().Select(one => one.Transaction);
            var known = new Known
            {
                Banks = Banks,
                // Who was told what is another test's matter: what is kept must not depend on the history.
                History = [],
                Transactions = forms
                    .Select(form => (form.Account, form.Key))
                    .Distinct()
                    .Where(_kept.ContainsKey)
                    .ToImmutableDictionary(key => key, key => _kept[key]),
                SeenEvents = request
                    .Where(one => _seen.ContainsKey(one.Id))
                    .DistinctBy(one => one.Id)
                    .ToImmutableDictionary(one => one.Id, one => _seen[one.Id]),
            };
            var decided = (Decided)Conversation.Decide(_state, new BankReported(Bank, [.. request]), known, Now);
            _state = decided.State;
            Applied += decided.Outcomes.Count(outcome => outcome.Status == EventStatus.Applied);
            Duplicates += decided.Outcomes.Count(outcome => outcome.Status == EventStatus.Duplicate);
            foreach (var effect in decided.Effects)
            {
                if (effect is KeepTransaction { Transaction: var form })
                    _kept[(form.Account, form.Key)] = form;
                else if (effect is RememberEvent remember)
                    _seen.Add(remember.EventId, remember.ContentHash);
            }
        }

        public SortedDictionary<string, string> KeptTexts()
        {
            var texts = _kept.Values.ToDictionary(
                form => $"{form.Account} {form.Key}",
                form => NaiveReplay.Text(form, form.WasPending)
            );
            return new SortedDictionary<string, string>(texts, StringComparer.Ordinal);
        }

        public SortedDictionary<string, string> BalanceTexts()
        {
            var texts = _state
                .Banks[Bank]
                .Accounts.SelectMany(account => account.Balances.Select(balance => (account.Ref, Balance: balance)))
                .ToDictionary(
                    row => $"{row.Ref} {row.Balance.Kind}",
                    row => $"{row.Balance.At:O} {row.Balance.Amount.Minor}"
                );
            return new SortedDictionary<string, string>(texts, StringComparer.Ordinal);
        }

        public SortedSet<string> Replaced() =>
            new(
                TransactionMatching
                    .Settled(_kept.Values)
                    .Where(form => form.PendingKey is not null)
                    .Select(form => $"{form.Key}<{form.PendingKey}"),
                StringComparer.Ordinal
            );

        private static ConversationState Linked()
        {
            var consent = new Consent("c", Bank, ConsentStatus.Active, PermissionNames.All, Now, Now.AddDays(90));
            var accounts = EventStream.Accounts.Select(
                (account, index) => new Account(index, account, "a", AccountKind.Current, Currency.Euro, "", [])
            );
            return new ConversationState(new UserId("u"))
            {
                Consents = [consent],
                Banks = ImmutableDictionary<BankId, BankState>.Empty.Add(
                    Bank,
                    new BankState(Bank, "c", "b") { Accounts = [.. accounts], NextHandle = 9 }
                ),
            };
        }
    }
}
