using System.Text.Json;
using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Gateway.BankApi.CloudEvents;

/// <summary>Reads events of CloudEvents 1.0 in their JSON format, for one request of one bank. Not for several threads.</summary>
internal sealed class CloudEventReader(BankId bank, DateTimeOffset now)
{
    private readonly ContentHash _hash = new();

    /// <summary>Whatever is wrong with an event is said in its own result.</summary>
    public ReportedEvent Read(JsonElement element, int? line = null)
    {
        var fault = new Fault();
        if (element.ValueKind != JsonValueKind.Object)
            return new ReportedEvent(null, null, InvalidReasons.NotAnObject, "", line);
        // First, because it finds what no later step could survive: half characters, doubled names.
        var hash = _hash.Of(element, fault);
        if (hash is null)
            return new ReportedEvent(null, null, fault.Reason, fault.Field, line);
        var members = new Members(element, "", fault);
        var id = members.Id("id");
        var tellable = fault.None ? id : null;
        var read = fault.None ? ReadBody(members, id, hash) : null;
        return read is null
            ? new ReportedEvent(tellable, null, fault.Reason, fault.Field, line)
            : new ReportedEvent(id, read);
    }

    public void Clear() => _hash.Clear();

    private BankEvent? ReadBody(Members members, string id, string hash)
    {
        var fault = members.Fault;
        if (members.Text("specversion") != "1.0")
            members.Refuse(InvalidReasons.SpecVersionUnsupported, "specversion");
        var type = members.Text("type");
        var reader = fault.None ? EventTypes.Find(type, fault) : null;
        if (!IsOwn(members.Text("source")))
            members.Refuse(InvalidReasons.SourceMismatch, "source");
        if (!IsJson(members.OptionalText("datacontenttype")))
            members.Refuse(InvalidReasons.ContentTypeUnsupported, "datacontenttype");
        var subject = new AccountRef(members.Id("subject"));
        var time = members.Time("time");
        if (time - now > TimeSpan.FromSeconds(BankApiLimits.AheadSecondsMax))
            members.Refuse(InvalidReasons.TimeInTheFuture, "time");
        var data = members.Object("data");
        if (!fault.None || reader is null)
            return null;
        var report = reader(data, subject, time);
        return report is null ? null : new BankEvent(id, hash, subject, time, report);
    }

    /// <summary>A source is a URI reference: the bank's id, or one whose last segment is the bank's id.</summary>
    private bool IsOwn(string source)
    {
        var end = source.AsSpan().LastIndexOfAny('/', ':');
        return source.AsSpan(end + 1).SequenceEqual(bank.Value);
    }

    private static bool IsJson(string? type)
    {
        if (type is null)
            return true;
        var end = type.IndexOf(';', StringComparison.Ordinal);
        var bare = (end < 0 ? type : type[..end]).Trim();
        return bare.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || bare.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }
}
