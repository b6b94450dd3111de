using System.Collections.Immutable;
using System.Text;

namespace OrleansBank.HttpSignatures.Fields;

/// <summary>The one member of a Signature-Input header (RFC 9421 section 4.1).</summary>
internal sealed record SignatureInputField(
    string Label,
    ImmutableArray<string> Components,
    ImmutableArray<KeyValuePair<string, FieldValue>> Parameters
)
{
    public static SignatureError Read(string header, out SignatureInputField? field)
    {
        field = null;
        if (header.Length > SignatureLimits.HeaderCharsMax)
            return SignatureError.Malformed;
        var reader = new FieldReader(header);
        var components = new List<string>();
        var parameters = new List<KeyValuePair<string, FieldValue>>();
        if (!reader.TryMemberKey(out var label) || !reader.TryStrings(components) || !reader.TryParameters(parameters))
            return SignatureError.Malformed;
        if (!reader.AtEnd)
            return reader.TryNextMember() ? SignatureError.MultipleSignatures : SignatureError.Malformed;
        field = new SignatureInputField(label, [.. components], [.. parameters]);
        return SignatureError.None;
    }

    /// <summary>The one signature of a Signature header (RFC 9421 section 4.2), which must carry our label.</summary>
    public SignatureError ReadSignature(string header, out byte[] signature)
    {
        signature = [];
        if (header.Length > SignatureLimits.HeaderCharsMax)
            return SignatureError.Malformed;
        var reader = new FieldReader(header);
        if (!reader.TryMemberKey(out var label) || !reader.TryBareItem(out var value) || value.Bytes is null)
            return SignatureError.Malformed;
        if (!reader.AtEnd)
            return reader.TryNextMember() ? SignatureError.MultipleSignatures : SignatureError.Malformed;
        signature = value.Bytes;
        return label == Label ? SignatureError.None : SignatureError.MultipleSignatures;
    }

    public FieldValue? Parameter(string name)
    {
        foreach (var parameter in Parameters)
        {
            if (parameter.Key == name)
                return parameter.Value;
        }
        return null;
    }

    /// <summary>The value of @signature-params: the inner list and its parameters in canonical form, in the sender's order.</summary>
    public string Serialize()
    {
        var line = new StringBuilder("(");
        for (var i = 0; i < Components.Length; i++)
            line.Append(i == 0 ? "" : " ").Append(FieldValue.Quote(Components[i]));
        line.Append(')');
        foreach (var (name, value) in Parameters)
        {
            line.Append(';').Append(name);
            if (value is not { Kind: FieldKind.Boolean, Integer: 1 })
                line.Append('=').Append(value.Serialize());
        }
        return line.ToString();
    }
}
