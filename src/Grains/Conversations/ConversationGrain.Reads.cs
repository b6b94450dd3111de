using System.Collections.Immutable;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Grains.Conversations;

/// <summary>Answers that change nothing.</summary>
public sealed partial class ConversationGrain
{
    private const int LedgerRowsMax = 500;

    private async ValueTask<UserReply> ReadAsync(UserRequest request, CancellationToken cancellation) =>
        request switch
        {
            MessagesRequest messages => await MessagesAsync(messages, cancellation),
            GetLinkRequest link => GetLink(link),
            GetConsentsRequest => GetConsents(),
            GetDisclosuresRequest => await GetDisclosuresAsync(cancellation),
            GetLedgerRequest ledger => await GetLedgerAsync(ledger, cancellation),
            ExportRequest export => await ExportAsync(export, cancellation),
            GetAccountsRequest accounts => GetAccounts(accounts),
            _ => throw new NotSupportedException($"a request that no turn answers: {request.GetType().Name}"),
        };

    private UserReply CheckSession(CheckSessionRequest check)
    {
        var now = services.Clock.GetUtcNow();
        var good = Loaded.State.Sessions.Any(session => session.Id == check.SessionId && session.IsGood(now));
        return good ? DoneReply.Instance : new RefusedReply("signed_out");
    }

    private async ValueTask<UserReply> MessagesAsync(MessagesRequest request, CancellationToken cancellation)
    {
        var last = Loaded.State.LastSeq;
        var limit = Math.Clamp(request.Limit, 1, 200);
        // A row holds at least one message, so as many rows as messages wanted are always enough.
        var rows = request.Before is { } before
            ? await services.Store.TurnsBeforeAsync(user, before, limit, cancellation)
            : await services.Store.TurnsAfterAsync(user, request.Since, limit, cancellation);
        var messages = rows.SelectMany(row => TurnRows.Read(Loaded.Keys, user, row));
        var chosen = request.Before is { } end
            ? messages.Where(one => one.Seq < end).OrderByDescending(one => one.Seq).Take(limit).OrderBy(one => one.Seq)
            : messages.Where(one => one.Seq > request.Since).OrderBy(one => one.Seq).Take(limit);
        return new MessagesReply([.. chosen], last, Loaded.State.ReadSeq);
    }

    private UserReply GetLink(GetLinkRequest request) =>
        Loaded.State.Links.FirstOrDefault(link => link.LinkId == request.LinkId) is { } link
            ? new LinkReply(link.LinkId, link.Status)
            : new RefusedReply("unknown_link");

    private ConsentsReply GetConsents()
    {
        var now = services.Clock.GetUtcNow();
        return new ConsentsReply([.. Loaded.State.Consents.Select(consent => ViewOf(consent, now))]);
    }

    private ConsentView ViewOf(Consent consent, DateTimeOffset now)
    {
        // Expiry counts from its moment on, even before the due time was noticed.
        if (consent.Status == ConsentStatus.Active && now >= consent.ExpiresAt)
            consent = consent with { Status = ConsentStatus.Expired };
        var live =
            consent.Status == ConsentStatus.Active
            && Loaded.State.Banks.TryGetValue(consent.Bank, out var found)
            && found.ConsentId == consent.Id
                ? found
                : null;
        var accounts = live?.Accounts.Select(one => new AccountView(one.Ref, one.Name, one.Kind, one.Last4)) ?? [];
        return new ConsentView(consent, [.. accounts]);
    }

    private async ValueTask<UserReply> GetDisclosuresAsync(CancellationToken cancellation)
    {
        var rows = await services.Store.DisclosuresAsync(user, 0, Limits.DisclosuresMax, cancellation);
        var views = ImmutableArray.CreateBuilder<DisclosureView>(rows.Count);
        foreach (var row in rows)
        {
            var told = OpenCore<StoredDisclosure>(row.Payload, AssociatedData.Disclosure(user, row.Number));
            views.Add(new DisclosureView(told.At, told.Disclosure.Who, told.Disclosure.What, told.Disclosure.Why));
        }
        return new DisclosuresReply(views.DrainToImmutable());
    }

    private async ValueTask<UserReply> GetLedgerAsync(GetLedgerRequest request, CancellationToken cancellation)
    {
        var rows = await services.Store.LedgerAsync(user, request.Since, LedgerRowsMax, cancellation);
        var entries = rows.Select(row => OpenCore<LedgerEntry>(row.Payload, AssociatedData.Ledger(user, row.Number)));
        return new LedgerReply([.. entries], Loaded.State.Ledger);
    }

    private UserReply GetAccounts(GetAccountsRequest request) =>
        new AccountsReply(
            Loaded.State.Banks.TryGetValue(request.Bank, out var bank) ? [.. bank.Accounts.Select(one => one.Ref)] : []
        );

    private async ValueTask<UserReply> ExportAsync(ExportRequest request, CancellationToken cancellation)
    {
        var now = services.Clock.GetUtcNow();
        if (now - request.AuthenticatedAt > TimeSpan.FromSeconds(Limits.FreshSignInSeconds))
            return new RefusedReply("sign_in_too_old");
        var disclosures = (DisclosuresReply)await GetDisclosuresAsync(cancellation);
        var export = new PersonExport(Loaded, user, services.Store);
        return new ExportReply(await export.WriteAsync(now, GetConsents(), disclosures, cancellation));
    }

    private T OpenCore<T>(byte[] payload, byte[] associated)
        where T : class =>
        Loaded.Keys.Read<T>(Keyring.Core, payload, associated)
        ?? throw new InvalidDataException($"a row of {typeof(T).Name} does not open");
}
