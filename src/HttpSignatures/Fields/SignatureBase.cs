using System.Text;

namespace OrleansBank.HttpSignatures.Fields;

/// <summary>What is signed: one line a component, then the parameters (RFC 9421 section 2.5).</summary>
internal static class SignatureBase
{
    /// <summary>Null when the message lacks a covered component, or a value could break out of its line.</summary>
    public static byte[]? Of(SignedMessage message, SignatureInputField input)
    {
        var lines = new StringBuilder();
        foreach (var component in input.Components)
        {
            var value = Value(message, component);
            if (value is null || value.AsSpan().ContainsAny('\r', '\n', '\0'))
                return null;
            lines.Append('"').Append(component).Append("\": ").Append(value).Append('\n');
        }
        lines.Append("\"@signature-params\": ").Append(input.Serialize());
        return Encoding.UTF8.GetBytes(lines.ToString());
    }

    private static string? Value(SignedMessage message, string component) =>
        component switch
        {
            SignatureProfile.Method => message.Method,
            SignatureProfile.TargetUri => message.TargetUri,
            SignatureProfile.ContentDigestField => message.ContentDigest,
            SignatureProfile.ContentTypeField => message.ContentType,
            _ => null,
        };
}
