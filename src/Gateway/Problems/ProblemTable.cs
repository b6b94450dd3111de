using System.Collections.Frozen;

namespace OrleansBank.Gateway.Problems;

/// <summary>One way in which a request is refused, as outsiders see it.</summary>
/// <param name="Code">Stable, snake case; clients and tests name it.</param>
/// <param name="Title">For people who develop clients; never holds anything of the request.</param>
public sealed record ProblemKind(string Code, int Status, string Title);

/// <summary>
/// Every code that an answer may carry with its status: what a person's grain refuses stands beside what the edge refuses.
/// A new refusal is one line here.
/// </summary>
public static class ProblemTable
{
    private static readonly ProblemKind Unlisted = new("refused", StatusCodes.Status409Conflict, "Refused.");

    private static readonly FrozenDictionary<string, ProblemKind> Kinds = Lines()
        .ToFrozenDictionary(kind => kind.Code, StringComparer.Ordinal);

    public static IEnumerable<ProblemKind> All => Kinds.Values;

    /// <summary>A code that the table lacks keeps its name and becomes a 409: a refusal is never taken for a success.</summary>
    public static ProblemKind Find(string code) =>
        Kinds.TryGetValue(code, out var kind) ? kind : Unlisted with { Code = code };

    private static IEnumerable<ProblemKind> Lines() =>
        [.. Requests(), .. People(), .. Chat(), .. Links(), .. Limits(), .. Outages()];

    private static IEnumerable<ProblemKind> Requests() =>
        [
            new("bad_request", 400, "The request breaks HTTP."),
            new("unknown_host", 400, "The Host header names another site."),
            new("token_in_url", 400, "A token stands in the URL; send it in the Authorization header."),
            new("malformed_json", 400, "The body is not JSON (RFC 8259), or a name stands twice in it."),
            new("invalid_body", 400, "The body lacks a field, or a field has the wrong type."),
            new("invalid_id", 400, "The id is not a UUID."),
            new("not_found", 404, "There is nothing here for you."),
            new("method_not_allowed", 405, "The method does not fit this address."),
            new("length_required", 411, "The length of the body is missing."),
            new("body_too_large", 413, "The body is too large."),
            new("url_too_long", 414, "The URL is too long."),
            new("unsupported_media_type", 415, "The body must be application/json."),
            new("content_encoding_refused", 415, "Send the body without Content-Encoding."),
            new("upgrade_required", 426, "Ask for a WebSocket of subprotocol bank.chat.v1."),
            new("headers_too_large", 431, "The headers are too large."),
        ];

    private static IEnumerable<ProblemKind> People() =>
        [
            new("invalid_user", 400, "The user name is empty, too long or has control characters."),
            new("invalid_locale", 400, "The locale is not a BCP 47 tag."),
            new("unknown_time_zone", 400, "The time zone is not one of the IANA database."),
            new("no_session", 401, "Sign in first."),
            new("invalid_token", 401, "The token is not one of ours."),
            new("token_expired", 401, "The sign-in has expired."),
            new("signed_out", 401, "This sign-in has ended."),
            new("foreign_origin", 403, "The request does not come from this site's pages."),
            new("sign_in_too_old", 403, "Sign in anew: this needs a sign-in of at most ten minutes ago."),
            new("too_many_sessions", 429, "Too many sign-ins at once."),
        ];

    private static IEnumerable<ProblemKind> Chat() =>
        [
            new("text_or_payload", 400, "Give either text or payload."),
            new("text_empty", 400, "The text is empty."),
            new("text_too_long", 400, "The text is longer than 2,000 characters."),
            new("text_invalid", 400, "The text holds U+0000 or half a character."),
            new("payload_invalid", 400, "The payload is empty, too long or has control characters."),
            new("payload_not_offered", 400, "That reply was not offered, or no longer counts."),
            new("invalid_since", 400, "since must be a whole number from 0."),
            new("invalid_before", 400, "before must be a whole number from 1, without since."),
            new("invalid_limit", 400, "limit must be a whole number from 1 to 200."),
            new("invalid_frame", 400, "The frame lacks a field, or a field has the wrong type."),
            new("unknown_type", 400, "There is no frame of that type."),
            new("invalid_seq", 400, "seq must be a whole number from 0."),
            new("id_conflict", 409, "The id was used before, with another content."),
        ];

    private static IEnumerable<ProblemKind> Links() =>
        [
            new("unknown_permission", 400, "A permission is not one of the list."),
            new("consent_in_the_past", 400, "expiresAt must be a time to come."),
            new("consent_too_long", 400, "A consent lasts at most one year."),
            new("link_expired", 400, "The link's ten minutes are over."),
            new("unknown_bank", 404, "That bank is not configured."),
            new("unknown_link", 404, "There is no such link."),
            new("link_of_another_session", 404, "There is no such link."),
            new("unknown_consent", 404, "There is no such consent."),
            new("unknown_account", 404, "There is no such account."),
            new("already_linked", 409, "That bank is linked already."),
            new("link_already_used", 409, "The link was completed before."),
            new("nothing_changed", 409, "Nothing changed."),
            new("nothing_to_share", 422, "The bank shares nothing of what was asked."),
            new("too_many_links", 429, "Too many links at once."),
            new("bank_refused", 502, "The bank refused."),
            new("bank_unavailable", 503, "The bank does not answer."),
        ];

    private static IEnumerable<ProblemKind> Limits() =>
        [
            new("too_fast", 429, "Too many messages a second."),
            new("too_many_unanswered", 429, "Wait for the answers to what was said."),
            new("too_many_requests", 429, "Too many requests a second."),
            new("too_many_connections", 429, "Too many live connections."),
        ];

    private static IEnumerable<ProblemKind> Outages() =>
        [
            new("internal", 500, "An error of ours."),
            new("unavailable", 503, "It could not be kept; try again."),
            new("overloaded", 503, "Too much to do; try again."),
            new("draining", 503, "This gateway is stopping; try again."),
            new("no_answer", 503, "No answer in time; try again."),
        ];
}
