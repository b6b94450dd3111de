using System.Net.WebSockets;
using System.Text.Json;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>
/// One person with a live chat that is opened again whenever it breaks, after what was heard last. Says one thing after the other at a
/// fixed pace, each again under its id until it is accepted. Remembers all that was said, accepted and heard.
/// </summary>
internal sealed class Chatter(Doors doors, string name, string token, int number)
{
    /// <summary>What may be asked again; any other refusal is a fault.</summary>
    private static readonly string[] ForNow = ["overloaded", "unavailable", "no_answer"];
    private readonly List<Said> _said = [];
    private readonly List<Message> _heard = [];
    private long _lastSeq;
    private volatile Said? _open;
    private volatile Line? _line;
    private volatile Said? _lastAccepted;
    private volatile string? _fault;
    private int _accepted;
    private int _refused;
    private int _opened;

    public string Name => name;
    public string Token => token;

    /// <summary>All so far, in order; all but the last one are accepted.</summary>
    public IReadOnlyList<Said> Said
    {
        get
        {
            lock (_said)
                return [.. _said];
        }
    }

    /// <summary>Every message that its live chats showed, in that order.</summary>
    public IReadOnlyList<Message> Heard => _heard;

    /// <summary>What was accepted last; null before anything was.</summary>
    public Said? LastAccepted => _lastAccepted;
    public int Accepted => Volatile.Read(ref _accepted);
    public long LastSeq => Volatile.Read(ref _lastSeq);
    public string? Fault => _fault;

    /// <summary>How often it was told to come again.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>How often the live chat had to be opened again.</summary>
    public int Reopened => Volatile.Read(ref _opened) - 1;

    /// <summary>For whoever asks why it waits.</summary>
    public override string ToString() =>
        $"{name} with {Accepted} accepted {(_open is { } said ? $"and {said.Text} open for {said.Waited}" : "")}"
        + $" on {_line?.ToString() ?? "no line"}";

    public async Task SpeakAsync(CancellationToken over)
    {
        var beats = new Beats(Rates.BetweenTurns, Rates.BetweenTurns * number / Rates.People);
        while (true)
        {
            try
            {
                await beats.NextAsync(over);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            var said = new Said($"hello {_said.Count + 1}");
            lock (_said)
                _said.Add(said);
            _open = said;
            if (_line is { } line)
                await line.SayAsync(said);
            await said.Accepted.WaitAsync(Rates.GiveUpAfter, CancellationToken.None);
            _lastAccepted = said;
            Volatile.Write(ref _accepted, _said.Count);
        }
    }

    public async Task ListenAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                using var line = await Line.OpenAsync(doors.Next().Url, token, LastSeq, over);
                Interlocked.Increment(ref _opened);
                _line = line;
                if (_open is { } said)
                    await line.SayAsync(said);
                while (true)
                {
                    using var frame = await line.ReceiveAsync(over);
                    Take(frame.RootElement);
                }
            }
            catch (Exception broken)
                when (broken is WebSocketException or HttpRequestException or IOException or OperationCanceledException)
            {
                // The gateway or the way to it broke; or the test is over.
            }
            _line = null;
            await Task.Delay(Rates.BeforeTryingAgain, TimeProvider.System, CancellationToken.None);
        }
    }

    private void Take(JsonElement frame)
    {
        var type = frame.GetProperty("type");
        if (type.ValueEquals("message"))
            Hear(Message.Of(frame.GetProperty("message")));
        else if (type.ValueEquals("accepted") && IsOpen(frame) is { } said)
            said.Accept(frame.GetProperty("seq").GetInt64());
        else if (type.ValueEquals("error"))
            Refuse(frame.GetProperty("code").GetString()!, IsOpen(frame));
    }

    private Said? IsOpen(JsonElement frame) =>
        _open is { } said && frame.TryGetProperty("id", out var id) && id.ValueEquals(said.Id) ? said : null;

    private void Hear(Message message)
    {
        if (message.Seq != _lastSeq + 1)
            _fault ??= $"{name} heard {message.Seq} after {_lastSeq}";
        _heard.Add(message);
        Volatile.Write(ref _lastSeq, message.Seq);
    }

    private void Refuse(string code, Said? said)
    {
        Interlocked.Increment(ref _refused);
        if (!ForNow.Contains(code, StringComparer.Ordinal))
            _fault ??= $"{name} was refused: {code}";
        else if (said is not null)
            _ = SayAgainAsync(said);
    }

    private async Task SayAgainAsync(Said said)
    {
        await Task.Delay(Rates.BeforeTryingAgain, TimeProvider.System);
        if (!said.Accepted.IsCompleted && _line is { } line)
            await line.SayAsync(said);
    }
}
