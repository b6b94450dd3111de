using System.Globalization;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Simulator.Cluster;
using OrleansBank.Simulator.Oracle;
using OrleansBank.Simulator.Time;

namespace OrleansBank.Simulator.Outside;

/// <summary>A person with a device or two: says things, reads, links and revokes, and says again what was not answered.</summary>
internal sealed partial class SimulatedPerson(Setting setting, SimulatedCluster cluster, UserId user, Chance chance)
{
    private static readonly string[] Questions =
    [
        "bonjour",
        "quel est mon solde ?",
        "mes dernières transactions",
        "hello",
        "what is my balance?",
        "xyzzy",
        "help",
    ];

    private static readonly Permissions[] Shared =
    [
        Permissions.Balances | Permissions.Transactions | Permissions.Alerts,
        Permissions.Balances | Permissions.Transactions | Permissions.Alerts,
        Permissions.Balances,
        Permissions.Transactions,
    ];

    private readonly ProcessClock _clock = new(setting.Outside);
    private readonly List<Device> _devices = [];
    private string _session = "";
    private string? _offered;
    private int _said;

    public UserId User => user;
    public PersonTruth Truth { get; } = setting.Truth.Of(user);
    public IEnumerable<Device> Devices => _devices.Where(one => !one.IsClosed);

    /// <summary>Nothing new is begun any more.</summary>
    public bool IsTired { get; set; }

    public async Task LiveAsync()
    {
        await SignInAsync();
        if (chance.OneIn(2))
            await LinkAsync(chance.Of(setting.Profiles).Id);
        for (var turn = 0; turn < setting.Shape.TurnsEach && !IsTired; turn++)
        {
            await RestAsync(chance.Millis(1, setting.Shape.ThinkMillisMax));
            KeepDevices();
            await ActAsync();
        }
    }

    /// <summary>Everything that is kept, at the end.</summary>
    public async Task<IReadOnlyList<Message>> ReadAllAsync()
    {
        var all = new List<Message>();
        while (true)
        {
            var page = await ReadAsync(all.Count);
            all.AddRange(page.Messages);
            if (page.Messages.Length == 0 || all.Count >= page.LastSeq)
                return all;
        }
    }

    /// <summary>A device or two are connected, each to any gateway.</summary>
    public void KeepDevices()
    {
        _devices.RemoveAll(one => one.IsClosed);
        if (_devices.Count >= 2 || (_devices.Count == 1 && !chance.OneIn(20)))
            return;
        if (cluster.AnyGateway() is not { } gateway)
            return;
        var device = new Device(this, gateway, _devices.Count == 0 ? 0 : chance.Below(5));
        _devices.Add(device);
        device.Open();
    }

    private Task ActAsync() =>
        chance.Below(100) switch
        {
            < 62 => SayAsync(),
            < 74 => ReadAsync(Math.Max(0, _said * 2 - chance.Below(20))),
            < 77 => AskAsync(new ReadRequest(chance.Below(20))),
            < 80 => AskAsync(new GetLedgerRequest(0)),
            < 83 => AskAsync(new GetDisclosuresRequest()),
            < 86 => AskAsync(new CheckSessionRequest(_session)),
            < 93 => LinkAsync(chance.Of(setting.Profiles).Id),
            < 98 => RevokeAsync(),
            98 => EraseAsync(),
            _ => SayAsync(),
        };

    private async Task SayAsync()
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{user}-{Truth.Generation}-{++_said}");
        var payload = _offered is not null && !chance.OneIn(3) ? _offered : null;
        if (payload is not null)
            _offered = null;
        var text = chance.Below(10) switch
        {
            < 3 when setting.Profiles.Any(bank => Truth.Of(bank.Id).MayStand) => WordsAboutCards(),
            < 6 => $"note {id}",
            _ => chance.Of(Questions),
        };
        var say = new SayRequest(id, payload is null ? text : null, payload, _session, _clock.GetUtcNow());
        var mark = Truth.BeginRead();
        // Now and then a client sends twice at once, over two gateways, or asks again for what it knows.
        var other = chance.OneIn(10) ? AskAsync(say) : null;
        Take(await AskAsync(say));
        if (other is not null)
            Take(await other);
        if (chance.OneIn(20))
            Take(await AskAsync(say));

        void Take(UserReply reply)
        {
            if (reply is TurnReply answer)
                Truth.Answered(say, mark, answer);
            else if (reply is RefusedReply refused && refused.Code is not "payload_not_offered")
                Truth.Complain($"{id} was refused: {refused.Code}");
        }
    }

    private async Task<MessagesReply> ReadAsync(long since)
    {
        var mark = Truth.BeginRead();
        var reply = await AskAsync(new MessagesRequest(since, null, 200));
        if (reply is not MessagesReply page)
        {
            Truth.Complain($"a read was answered with {reply}");
            return new MessagesReply([], 0, 0);
        }
        Truth.EndRead(mark, page);
        return page;
    }

    private async Task SignInAsync()
    {
        _session = $"session-{chance.Next():x}";
        var now = _clock.GetUtcNow();
        await AskAsync(new SignInRequest(_session, chance.OneIn(2) ? "fr-FR" : "en-GB", null, now, now.AddDays(30)));
    }

    /// <summary>Asks until it is answered, at whatever gateway there is.</summary>
    private async Task<UserReply> AskAsync(UserRequest request)
    {
        while (true)
        {
            var reply = await TryAsync(request);
            if (reply is not null && (reply is not RefusedReply { Code: "unavailable" or "sign_in_too_old" }))
                return reply;
            await RestAsync(chance.Millis(50, 900));
            if (request is EraseMeRequest erase)
                request = erase with { AuthenticatedAt = _clock.GetUtcNow() };
        }
    }

    /// <summary>Null when there was no answer.</summary>
    private async Task<UserReply?> TryAsync(UserRequest request)
    {
        if (cluster.AnyGateway() is not { } gateway)
            return null;
        try
        {
            var reply = await gateway.CallAsync(platform => platform.AskAsync(user, request, CancellationToken.None));
            setting.Truth.CountTurn();
            setting.World.Trace(
                $"{user}: {request.GetType().Name} {(reply as TurnReply)?.Seq} {(reply as RefusedReply)?.Code}"
            );
            return reply;
        }
        catch (InvalidOperationException bug)
        {
            Truth.Complain($"{request.GetType().Name} met a bug: {bug.Message}");
            return null;
        }
        catch (Exception away)
        {
            setting.World.Trace($"{user}: {request.GetType().Name} {away.GetType().Name}");
            return null;
        }
    }

    private Task RestAsync(TimeSpan time) => Task.Delay(time, _clock);
}
