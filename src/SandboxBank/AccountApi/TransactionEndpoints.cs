using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Customers;
using OrleansBank.SandboxBank.Http;

namespace OrleansBank.SandboxBank.AccountApi;

/// <summary>/transactions and /accounts/{AccountId}/transactions (OBReadTransaction6), newest first, page by page.</summary>
internal sealed class TransactionEndpoints(Bank bank, AccountApiGate gate)
{
    private const string CursorName = "cursor";

    public void Map(IEndpointRouteBuilder routes)
    {
        var path = $"/{bank.Policy.Id}{BankAddress.ApiPath}";
        routes.MapGet(path + "/transactions", gate.ForPerson(ListAsync));
        routes.MapGet(path + "/accounts/{account}/transactions", gate.ForPerson(ListAsync));
    }

    private async Task<ObError?> ListAsync(HttpContext context, AccessConsent consent)
    {
        if (!bank.Policy.SharesTransactions)
            return ObError.NotPermitted(bank.Policy.Reason);
        if (!consent.AllowsAny(Permission.TransactionsBasic, Permission.TransactionsDetail))
            return ObError.NotPermitted("The consent does not cover transactions.");
        if (AccountEndpoints.Covered(bank, consent, context) is not { } accounts)
            return ObError.NotFound("no such account.");
        if (BookingWindow.Read(context.Request.Query, out var faulty) is not { } asked)
            return ObError.Invalid(faulty, "not a date-time.");
        var window = asked.Within(consent.TransactionsFrom, consent.TransactionsTo);
        if (!TryReadCursor(context.Request.Query[CursorName], out var cursor))
            return ObError.Invalid(CursorName, "not a cursor of this bank.");
        var found = accounts
            .SelectMany(account => account.Entries().Select(entry => (Account: account, Entry: entry)))
            .Where(row => window.Holds(row.Entry.At) && Direction(consent, row.Entry))
            .Where(row => cursor is null || IsBeyond(row.Entry, cursor.Value))
            .OrderByDescending(row => row.Entry.At)
            .ThenByDescending(row => row.Entry.Id, StringComparer.Ordinal)
            .Take(Limits.PageSize + 1)
            .ToImmutableArray();
        var page = found.Take(Limits.PageSize);
        var next = found.Length > Limits.PageSize ? NextQuery(context, found[Limits.PageSize - 1].Entry) : null;
        var detail = consent.Allows(Permission.TransactionsDetail);
        var now = bank.Clock.GetUtcNow();
        var rows = new JsonArray([
            .. page.Select(row =>
                (JsonNode)TransactionRow.Of(row.Account.Profile, row.Entry, detail, bank.Policy, now)
            ),
        ]);
        var body = ResourceLinks.Wrap(bank, context, "Transaction", rows, next);
        // How many pages there are is not known while movements come in.
        body.Remove("Meta");
        await Answer.JsonAsync(context, StatusCodes.Status200OK, body);
        return null;
    }

    private static bool Direction(AccessConsent consent, Entry entry) =>
        consent.Allows(entry.Amount < 0 ? Permission.TransactionsDebits : Permission.TransactionsCredits);

    private static bool IsBeyond(Entry entry, (long Ticks, string Id) cursor) =>
        entry.At.UtcTicks < cursor.Ticks
        || (entry.At.UtcTicks == cursor.Ticks && string.CompareOrdinal(entry.Id, cursor.Id) < 0);

    /// <summary>The last row of the page before: rows that come in meanwhile shift nothing.</summary>
    private static bool TryReadCursor(string? text, out (long Ticks, string Id)? cursor)
    {
        cursor = null;
        if (string.IsNullOrEmpty(text))
            return true;
        var parts = text.Split('_', 2);
        if (parts.Length != 2 || !long.TryParse(parts[0], CultureInfo.InvariantCulture, out var ticks))
            return false;
        cursor = (ticks, parts[1]);
        return true;
    }

    private static string NextQuery(HttpContext context, Entry last)
    {
        var kept = context
            .Request.Query.Where(pair => pair.Key != CursorName)
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)));
        var cursor = string.Create(CultureInfo.InvariantCulture, $"{last.At.UtcTicks}_{last.Id}");
        return QueryString.Create([.. kept, KeyValuePair.Create(CursorName, (string?)cursor)]).Value ?? "";
    }
}
