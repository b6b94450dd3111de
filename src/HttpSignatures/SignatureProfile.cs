using System.Collections.Immutable;

namespace OrleansBank.HttpSignatures;

/// <summary>What one use of signatures covers. A message is accepted only with exactly these components, in any order.</summary>
/// <param name="Tag">The value of the <c>tag</c> parameter; null when there must be none.</param>
public sealed record SignatureProfile(ImmutableArray<string> Components, string? Tag)
{
    internal const string Method = "@method";
    internal const string TargetUri = "@target-uri";
    internal const string ContentDigestField = "content-digest";
    internal const string ContentTypeField = "content-type";

    /// <summary>A request with a body: events, camt, decisions.</summary>
    public static SignatureProfile Request { get; } =
        new([Method, TargetUri, ContentDigestField, ContentTypeField], null);

    /// <summary>A long request whose body is not known when it begins.</summary>
    public static SignatureProfile Stream { get; } = new([Method, TargetUri, ContentTypeField], "stream");

    internal bool CoversBody => Components.Contains(ContentDigestField);
}
