using System.Collections.Immutable;
using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.OAuth;

namespace OrleansBank.SandboxBank.AccountApi;

/// <summary>The consents of one bank. Safe for use by several threads.</summary>
internal sealed class ConsentBook(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly BoundedMap<AccessConsent> _consents = new(Limits.ConsentsMax);

    public AccessConsent[] All() => _consents.All();

    public AccessConsent? Find(string id) => _consents.Find(id);

    public AccessConsent Create(
        ImmutableArray<string> permissions,
        DateTimeOffset? expiresAt,
        DateTimeOffset? transactionsFrom,
        DateTimeOffset? transactionsTo
    )
    {
        var now = clock.GetUtcNow();
        var consent = new AccessConsent(
            $"aac-{Secrets.NewId()}",
            permissions,
            now,
            expiresAt,
            transactionsFrom,
            transactionsTo,
            ConsentStatus.Awaiting,
            now,
            null,
            [],
            null
        );
        _consents.Set(consent.Id, consent);
        return consent;
    }

    /// <summary>Null unless it awaits authorization.</summary>
    public AccessConsent? Authorise(string id, string user, ImmutableArray<string> accounts) =>
        Change(
            id,
            consent => consent.StatusOn(clock.GetUtcNow()) == ConsentStatus.Awaiting,
            consent =>
                consent with
                {
                    Status = ConsentStatus.Authorised,
                    User = user,
                    Accounts = accounts,
                    GrantId = Secrets.NewId(),
                }
        );

    public void Reject(string id) =>
        Change(
            id,
            consent => consent.Status == ConsentStatus.Awaiting,
            consent => consent with { Status = ConsentStatus.Rejected }
        );

    /// <summary>Ends the consent and with it every token. False when there is none of this id.</summary>
    public bool Cancel(string id) =>
        Change(id, _ => true, consent => consent with { Status = ConsentStatus.Cancelled, GrantId = null }) is not null;

    /// <summary>Ends the tokens of a grant whose code was used twice (RFC 6749 section 4.1.2).</summary>
    public void Withdraw(string id, string grantId) =>
        Change(id, consent => consent.GrantId == grantId, consent => consent with { GrantId = null });

    /// <summary>
    /// The consent that a token speaks of. The bank keeps nothing on disk: one that it forgot by a restart comes back with a token
    /// that it sealed itself.
    /// </summary>
    public AccessConsent? OfToken(Token token)
    {
        if (token.ConsentId is null || token.User is null)
            return null;
        lock (_gate)
        {
            if (_consents.Find(token.ConsentId) is { } known)
                return known.GrantId == token.GrantId ? known : null;
            var revived = new AccessConsent(
                token.ConsentId,
                token.Permissions,
                token.GrantedAt,
                token.ConsentExpiresAt,
                token.TransactionsFrom,
                token.TransactionsTo,
                ConsentStatus.Authorised,
                token.GrantedAt,
                token.User,
                token.Accounts,
                token.GrantId
            );
            _consents.Set(revived.Id, revived);
            return revived;
        }
    }

    private AccessConsent? Change(string id, Func<AccessConsent, bool> may, Func<AccessConsent, AccessConsent> change)
    {
        lock (_gate)
        {
            if (_consents.Find(id) is not { } consent || !may(consent))
                return null;
            consent = change(consent) with { StatusAt = clock.GetUtcNow() };
            _consents.Set(id, consent);
            return consent;
        }
    }
}
