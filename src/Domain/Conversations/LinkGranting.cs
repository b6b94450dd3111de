using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Conversations;

/// <summary>
/// Linking, step 4: the bank granted. Consent, ledger and mapping are one commit, and only then is anything fetched. A bank that is
/// linked already changes its consent: the old one ends, with its own ledger entry and notice to the bank. What is held stays when the
/// new consent covers all of the old one's permissions and accounts; otherwise everything of the bank is erased and fetched anew.
/// </summary>
internal static class LinkGranting
{
    public static Decision Grant(Turn turn, LinkGranted input)
    {
        if (Linking.Find(turn, input.LinkId) is not { BankConsentId: { } bankConsentId } attempt)
            return new Refused(Refusal.UnknownLink);
        if (!attempt.Returned || attempt.ConsentId is not null || attempt.Status != LinkStatus.Pending)
            return new Refused(Refusal.LinkAlreadyUsed);

        var before = EndOldConsent(turn, attempt, input);
        var consent = new Consent(
            input.ConsentId,
            attempt.Bank,
            ConsentStatus.Active,
            attempt.Permissions,
            turn.Now,
            attempt.ConsentExpiresAt
        );
        turn.State = turn.State with { Consents = [.. turn.State.Consents.TakeLast(Limits.ConsentsMax - 1), consent] };
        turn.Record(LedgerKinds.Granted, consent);
        var bank = AddAccounts(
            (before ?? new BankState(attempt.Bank, consent.Id, bankConsentId)) with
            {
                ConsentId = consent.Id,
                BankConsentId = bankConsentId,
                Tokens = input.Tokens,
            },
            input.Accounts
        );
        turn.SetBank(bank);
        turn.Do(new OpenBank(bank.Bank, [.. bank.Accounts.SelectMany(account => account.Names())]));
        turn.Do(new Schedule(DueKind.ConsentExpires, consent.Id, consent.ExpiresAt));
        // Without an account there is nothing to fetch, and the link is as complete as it gets.
        var status = bank.Accounts.IsEmpty ? LinkStatus.Active : LinkStatus.Pending;
        Linking.Replace(turn, attempt with { ConsentId = consent.Id, Verifier = "", Status = status });
        BeginFetch(turn, bank, consent, status);
        return turn.Done();
    }

    private static void BeginFetch(Turn turn, BankState bank, Consent consent, LinkStatus status)
    {
        var profile = turn.Profile(bank.Bank);
        var count = bank.Accounts.Length;
        turn.Disclose(DisclosureKinds.Accounts(profile));
        turn.Say(
            new Reply(turn.Phrases.LinkGranted(profile, count, turn.Phrases.Date(consent.ExpiresAt, turn.Zone)))
            {
                Card = new LinkProgressCard(bank.Bank, profile.Name, 0, count, status),
                Cites = [bank.Bank],
            }
        );
        if (status == LinkStatus.Active)
            return;
        turn.Do(new FetchBank(bank.Bank, consent.Id));
        turn.Do(new Schedule(DueKind.Fetch, bank.Bank.Value, turn.Now.AddSeconds(Limits.FetchRetrySeconds)));
    }

    /// <summary>What of the bank's data stays under the new consent; null when nothing does.</summary>
    private static BankState? EndOldConsent(Turn turn, LinkAttempt attempt, LinkGranted input)
    {
        if (!turn.State.Banks.TryGetValue(attempt.Bank, out var held))
            return null;
        var active = turn.ActiveConsent(attempt.Bank);
        var stays =
            active is not null
            && attempt.Permissions.HasFlag(active.Permissions)
            && held.Accounts.All(account => input.Accounts.Any(fetched => fetched.Ref == account.Ref));
        Revoking.EndConsent(turn, held, $"renewed-{held.ConsentId}");
        if (!stays)
            Revoking.EraseBank(turn, held);
        return stays ? held : null;
    }

    private static BankState AddAccounts(BankState bank, ImmutableArray<FetchedAccount> fetched)
    {
        foreach (var account in fetched.Take(Limits.AccountsPerBankMax))
        {
            if (!Currency.TryFind(account.Currency, out var currency))
                continue;
            bank = AddAccount(bank, account, currency);
            foreach (var (card, last4) in account.Cards.IsDefault ? [] : account.Cards)
                bank = AddCard(bank, card, last4, account.Ref);
        }
        return bank;
    }

    private static BankState AddAccount(BankState bank, FetchedAccount fetched, Currency currency)
    {
        var held = bank.Accounts.FirstOrDefault(account => account.Ref == fetched.Ref);
        var account = new Account(
            held?.Handle ?? bank.NextHandle,
            fetched.Ref,
            BankText.Clean(fetched.Name),
            fetched.Kind,
            currency,
            BankText.Clean(fetched.Last4),
            held?.Balances ?? []
        )
        {
            Iban = fetched.Iban,
        };
        return held is not null
            ? bank with
            {
                Accounts = bank.Accounts.Replace(held, account),
            }
            : bank with
            {
                Accounts = bank.Accounts.Add(account),
                NextHandle = bank.NextHandle + 1,
            };
    }

    private static BankState AddCard(BankState bank, CardRef card, string last4, AccountRef account)
    {
        if (bank.Cards.Any(held => held.Ref == card) || bank.Cards.Length >= Limits.CardsPerBankMax)
            return bank;
        // No report of the card's state has come yet: any will be later than this.
        var added = new PaymentCard(
            bank.NextHandle,
            card,
            BankText.Clean(last4),
            CardStatus.Active,
            DateTimeOffset.UnixEpoch,
            account
        );
        return bank with { Cards = bank.Cards.Add(added), NextHandle = bank.NextHandle + 1 };
    }
}
