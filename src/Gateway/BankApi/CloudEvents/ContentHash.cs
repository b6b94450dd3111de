using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OrleansBank.Gateway.BankApi.CloudEvents;

/// <summary>
/// The SHA-256 of a JSON value, whatever the order of its members, the white space and the escapes: members sorted by name
/// (ordinal), each string and number with its kind and length before it. Numbers count as they are written: 1.0 is not 1.
/// </summary>
internal sealed class ContentHash
{
    private readonly ArrayBufferWriter<byte> _canonical = new(2_048);

    /// <summary>Lower-case hex; null with a fault when a member is named twice or a text is no text.</summary>
    public string? Of(JsonElement element, Fault fault)
    {
        _canonical.ResetWrittenCount();
        try
        {
            Write(element, fault, "");
        }
        catch (InvalidOperationException)
        {
            // The parser accepts escapes of half a character, and says so only when the text is asked for.
            fault.Set(InvalidReasons.TextInvalid, "");
        }
        if (!fault.None)
            return null;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_canonical.WrittenSpan, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Whatever was hashed last does not stay in memory.</summary>
    public void Clear() => _canonical.Clear();

    private void Write(JsonElement element, Fault fault, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(element, fault, path);
                break;
            case JsonValueKind.Array:
                WriteArray(element, fault, path);
                break;
            case JsonValueKind.String:
                WriteString(element);
                break;
            case JsonValueKind.Number:
                WriteBytes('n', JsonMarshal.GetRawUtf8Value(element));
                break;
            case JsonValueKind.True:
                WriteBytes('t', default);
                break;
            case JsonValueKind.False:
                WriteBytes('f', default);
                break;
            default:
                WriteBytes('z', default);
                break;
        }
    }

    private void WriteObject(JsonElement element, Fault fault, string path)
    {
        var count = element.GetPropertyCount();
        var members = ArrayPool<Member>.Shared.Rent(count);
        var next = 0;
        foreach (var member in element.EnumerateObject())
            members[next++] = new Member(member);
        Array.Sort(members, 0, count, Member.ByName);
        WriteBytes('{', default);
        for (var i = 0; i < count; i++)
        {
            var name = members[i].Name;
            if (i > 0 && members[i - 1].Name.SequenceEqual(name))
                fault.Set(InvalidReasons.DuplicateMember, Path(path, name));
            WriteBytes('s', name);
            var value = members[i].Value;
            Write(value, fault, value.ValueKind == JsonValueKind.Object ? Path(path, name) : path);
        }
        WriteBytes('}', default);
        ArrayPool<Member>.Shared.Return(members, clearArray: true);
    }

    private static string Path(string path, ReadOnlySpan<byte> name) =>
        path.Length == 0 ? Encoding.UTF8.GetString(name) : $"{path}.{Encoding.UTF8.GetString(name)}";

    private void WriteArray(JsonElement element, Fault fault, string path)
    {
        WriteBytes('[', default);
        foreach (var item in element.EnumerateArray())
            Write(item, fault, path);
        WriteBytes(']', default);
    }

    private void WriteString(JsonElement element)
    {
        var raw = JsonMarshal.GetRawUtf8Value(element);
        if (raw.Contains((byte)'\\'))
            WriteText(element.GetString()!);
        else
            WriteBytes('s', raw[1..^1]);
    }

    private void WriteText(string text)
    {
        var count = Encoding.UTF8.GetByteCount(text);
        Head('s', count);
        Encoding.UTF8.GetBytes(text, _canonical.GetSpan(count));
        _canonical.Advance(count);
    }

    private void WriteBytes(char kind, ReadOnlySpan<byte> bytes)
    {
        Head(kind, bytes.Length);
        bytes.CopyTo(_canonical.GetSpan(bytes.Length));
        _canonical.Advance(bytes.Length);
    }

    private void Head(char kind, int length)
    {
        var head = _canonical.GetSpan(5);
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], length);
        _canonical.Advance(5);
    }

    /// <summary>A member with its name in UTF-8, unescaped; that is a copy only where there was an escape.</summary>
    private readonly struct Member(JsonProperty property)
    {
        public static readonly Comparer<Member> ByName = Comparer<Member>.Create(
            static (one, two) => one.Name.SequenceCompareTo(two.Name)
        );

        private readonly JsonProperty _property = property;
        private readonly byte[]? _unescaped = JsonMarshal.GetRawUtf8PropertyName(property).Contains((byte)'\\')
            ? Encoding.UTF8.GetBytes(property.Name)
            : null;

        public ReadOnlySpan<byte> Name => _unescaped ?? JsonMarshal.GetRawUtf8PropertyName(_property);

        public JsonElement Value => _property.Value;
    }
}
