using OrleansBank.Domain.Consents;

namespace OrleansBank.Domain.Conversations;

/// <summary>The ends of a consent: asked by the person, expired, or with everything about the person.</summary>
internal static class Revoking
{
    public static Decision Revoke(Turn turn, RevocationAsked input)
    {
        var consent = turn.State.Consents.FirstOrDefault(consent => consent.Id == input.ConsentId);
        if (consent is null)
            return new Refused(Refusal.UnknownConsent);
        if (consent.Status != ConsentStatus.Active || !Holds(turn, consent, out var bank))
            return new Refused(Refusal.NothingChanged);
        Revoke(turn, bank, input.NewId);
        return turn.Done();
    }

    /// <summary>One commit: consent ended, data and keys erased, notice to the bank owed, the person told.</summary>
    public static void Revoke(Turn turn, BankState bank, string noticeId)
    {
        var profile = turn.Profile(bank.Bank);
        EndConsent(turn, bank, noticeId);
        EraseBank(turn, bank);
        turn.Say(
            new Reply(turn.Phrases.Unlinked(profile) + Undelivered(turn, bank))
            {
                Choices = [turn.Phrases.ChoiceLink(profile), turn.Phrases.ChoiceConsents],
            }
        );
    }

    /// <summary>The consent's time is over: like a revocation that nobody asked for.</summary>
    public static Decision Expire(Turn turn, string consentId, string noticeId)
    {
        var consent = turn.State.Consents.FirstOrDefault(consent => consent.Id == consentId);
        if (consent is not { Status: ConsentStatus.Active } || !Holds(turn, consent, out var bank))
            return new Refused(Refusal.NothingChanged);
        if (turn.Now < consent.ExpiresAt)
        {
            // It came early, or the consent was prolonged: it stands, and waits again.
            turn.Do(new Schedule(DueKind.ConsentExpires, consent.Id, consent.ExpiresAt));
            return turn.Done();
        }
        var profile = turn.Profile(bank.Bank);
        EndConsent(turn, bank, noticeId);
        EraseBank(turn, bank);
        turn.Say(
            new Reply(turn.Phrases.ConsentExpired(profile) + Undelivered(turn, bank))
            {
                Choices = [turn.Phrases.ChoiceLink(profile)],
            }
        );
        return turn.Done();
    }

    public static Decision ErasePerson(Turn turn, ErasureAsked input)
    {
        if (!Sessions.IsFresh(input.AuthenticatedAt, turn.Now))
            return new Refused(Refusal.SignInTooOld);
        // Asked for again by a session that went with the first time, its answer being lost or late: it is done, and whoever has come back
        // since by another session is not erased with it.
        if (turn.State.Sessions.All(session => session.Id != input.SessionId))
            return turn.Done();
        foreach (var bank in turn.Banks)
        {
            turn.Do(
                new OweRevocation(
                    $"erased-{bank.ConsentId}",
                    bank.Bank,
                    bank.ConsentId,
                    bank.BankConsentId,
                    bank.Tokens
                )
            );
        }
        turn.Do(new ErasePerson());
        turn.Do(new EndSessions(null));
        turn.State = new ConversationState(turn.State.User);
        return turn.Done();
    }

    public static Decision Settle(Turn turn, RevocationSettled input)
    {
        // After the person was erased nothing of them may come back: their consent is unknown then.
        var consent = turn.State.Consents.FirstOrDefault(consent => consent.Id == input.ConsentId);
        if (consent is null)
            return new Refused(Refusal.NothingChanged);
        turn.Record(input.Confirmed ? LedgerKinds.BankNotified : LedgerKinds.BankUnreachable, consent);
        if (!input.Confirmed)
            turn.Say(turn.Phrases.RevocationNotTaken(turn.Profile(consent.Bank)));
        return turn.Done();
    }

    /// <summary>Ends the consent under which a bank's data is held, and owes the bank the notice. The data is another matter.</summary>
    public static void EndConsent(Turn turn, BankState bank, string noticeId)
    {
        var consent = turn.State.Consents.LastOrDefault(consent => consent.Id == bank.ConsentId);
        if (consent is null)
            return;
        var expired = turn.Now >= consent.ExpiresAt;
        var ended = consent with
        {
            Status = expired ? ConsentStatus.Expired : ConsentStatus.Revoked,
            EndedAt = turn.Now,
        };
        turn.ReplaceConsent(ended);
        turn.Record(expired ? LedgerKinds.Expired : LedgerKinds.Revoked, ended);
        turn.Do(new Unschedule(DueKind.ConsentExpires, consent.Id));
        turn.Do(new OweRevocation(noticeId, bank.Bank, consent.Id, bank.BankConsentId, bank.Tokens));
    }

    /// <summary>Everything that the bank said leaves, and with it what waits for a time on its behalf.</summary>
    public static void EraseBank(Turn turn, BankState bank)
    {
        turn.Do(new EraseBank(bank.Bank));
        turn.Do(new Unschedule(DueKind.Fetch, bank.Bank.Value));
        foreach (var alert in bank.Alerts.Where(alert => alert.Status == Fraud.FraudAlertStatus.Open))
            turn.Do(new Unschedule(DueKind.AlertExpires, DueTimes.Key(bank.Bank, alert.Handle)));
        foreach (var card in bank.Cards.Where(card => card.Status == Accounts.CardStatus.FreezeRequested))
            turn.Do(new Unschedule(DueKind.FreezeUnconfirmed, DueTimes.Key(bank.Bank, card.Handle)));
        var words = turn.State.Pending is { } asked ? Actions.Words(asked.Action) : [];
        turn.State = turn.State with
        {
            Banks = turn.State.Banks.Remove(bank.Bank),
            Pending = words.Length > 1 && words[1] == bank.Bank.Value ? null : turn.State.Pending,
            // Their words may be the bank's, so they go with any of them.
            Awaited = null,
            LastQuestion = null,
        };
    }

    /// <summary>Decisions that the bank has not taken leave with its data: the person must know, and whom to call.</summary>
    private static string Undelivered(Turn turn, BankState bank) =>
        bank.Owed == 0 ? "" : " " + turn.Phrases.OwedUndelivered(bank.Owed, turn.Profile(bank.Bank));

    private static bool Holds(Turn turn, Consent consent, out BankState bank) =>
        turn.State.Banks.TryGetValue(consent.Bank, out bank!) && bank.ConsentId == consent.Id;
}
