using System.Buffers;
using System.IO.Pipelines;

namespace OrleansBank.Gateway.Chat.Frames;

/// <summary>The sending half: whole frames in order, a bounded queue for a client that reads slowly, the close handshake.</summary>
internal abstract partial class WebSocketConnection
{
    private static readonly OutboundFrame Ping = OutboundFrame.Lasting(Opcode.Ping, []);

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<int, OutboundFrame> CloseFrames = new();

    private Queue<OutboundFrame>? _waiting;
    private TaskCompletionSource? _drained;
    private int _waitingBytes;
    private int _expiresAt = int.MaxValue;
    private int _closeDeadline;
    private State _state;
    private bool _unflushed;
    private bool _flushing;

    private enum State : byte
    {
        Starting,
        Open,
        Closing,
        Ended,
    }

    /// <summary>Guards everything that is sent. Nothing is awaited under it.</summary>
    protected Lock Gate { get; } = new();

    public bool IsOpen => _state == State.Open;

    private bool IsClosing => _state >= State.Closing;

    /// <summary>False when it was closed before it could begin.</summary>
    /// <param name="abort">Cuts the transport at once.</param>
    /// <param name="expiresAt">The wheel's second at which the sign-in ends.</param>
    protected bool TryOpen(IDuplexPipe pipe, Action abort, int expiresAt)
    {
        lock (Gate)
        {
            if (_state != State.Starting)
                return false;
            _pipe = pipe;
            _abort = abort;
            _expiresAt = expiresAt;
            _lastHeard = wheel.Now;
            _state = State.Open;
            wheel.Schedule(this, NextCheckSeconds());
            return true;
        }
    }

    /// <summary>Lets go of everything. A transport that cannot send its last bytes is cut a little later.</summary>
    protected void End()
    {
        lock (Gate)
        {
            var wasOpen = _state != State.Starting;
            _state = State.Ended;
            DropWaiting();
            _fragments?.Dispose();
            _fragments = null;
            if (wasOpen)
                wheel.Schedule(this, (int)limits.CloseTimeout.TotalSeconds);
        }
    }

    /// <summary>The transport has gone: nothing is left to cut.</summary>
    protected void Gone()
    {
        lock (Gate)
        {
            wheel.Remove(this);
            _abort = null;
        }
    }

    public void CloseWith(int code)
    {
        lock (Gate)
        {
            if (_state == State.Starting)
                _state = State.Ended;
            if (_state != State.Open)
                return;
            Enqueue(CloseFrames.GetOrAdd(code, static code => OutboundFrame.Close(code, "")));
            BeginClosing();
            Flush();
        }
    }

    /// <summary>Under the gate. Sends a frame, or queues it behind what the client has not read yet.</summary>
    protected void Enqueue(OutboundFrame frame)
    {
        if (_state != State.Open)
            return;
        if (!_flushing)
        {
            _pipe.Output.Write(frame.Bytes);
            _unflushed = true;
            return;
        }
        if (_waitingBytes + frame.Length > limits.OutboundBytesMax)
        {
            // It does not read: what waits is dropped, whole frames, and the client resumes by sequence.
            DropWaiting();
            frame = CloseFrames.GetOrAdd(CloseCode.SlowReader, static code => OutboundFrame.Close(code, ""));
            BeginClosing();
        }
        (_waiting ??= new Queue<OutboundFrame>()).Enqueue(frame.Hold());
        _waitingBytes += frame.Length;
    }

    /// <summary>Under the gate.</summary>
    protected void Flush()
    {
        if (_flushing || !_unflushed)
            return;
        _unflushed = false;
        try
        {
            var flush = _pipe.Output.FlushAsync();
            if (flush.IsCompletedSuccessfully)
            {
                // The client has gone when IsCompleted: the reading loop sees that too.
                _ = flush.GetAwaiter().GetResult();
                return;
            }
            _flushing = true;
            _ = PumpAsync(flush);
        }
        catch (Exception)
        {
            // The transport has failed: its reading side ends the connection. Whoever pushes must not hear of it.
            StopPumping();
        }
    }

    /// <summary>Completes when nothing waits for the client any more; false when the connection is closing.</summary>
    protected ValueTask<bool> DrainedAsync()
    {
        Task waiting;
        lock (Gate)
        {
            if (!_flushing || _state != State.Open)
                return new ValueTask<bool>(_state == State.Open);
            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting = _drained.Task;
        }
        return WaitAsync(waiting);
    }

    public override void OnDue()
    {
        lock (Gate)
        {
            var now = wheel.Now;
            switch (_state)
            {
                case State.Open when now >= _expiresAt:
                    CloseWith(CloseCode.SignedOut);
                    return;
                case State.Open when now - _lastHeard < (int)limits.SilenceTimeout.TotalSeconds:
                    if (now - _lastHeard >= (int)limits.PingInterval.TotalSeconds)
                        Enqueue(Ping);
                    Flush();
                    if (_state == State.Open)
                        wheel.Schedule(this, NextCheckSeconds());
                    return;
                case State.Closing when now < _closeDeadline:
                    wheel.Schedule(this, _closeDeadline - now);
                    return;
                default:
                    _abort?.Invoke();
                    return;
            }
        }
    }

    private async ValueTask<bool> WaitAsync(Task drained)
    {
        await drained;
        return IsOpen;
    }

    private int NextCheckSeconds()
    {
        var silence = wheel.Now - _lastHeard;
        var ping = (int)limits.PingInterval.TotalSeconds;
        var next = (silence < ping ? ping : (int)limits.SilenceTimeout.TotalSeconds) - silence;
        return (int)Math.Clamp(Math.Min(next, (long)_expiresAt - wheel.Now), 1, Live.Wheel.SecondsMax);
    }

    private void BeginClosing()
    {
        _state = State.Closing;
        var seconds = Math.Max(1, (int)limits.CloseTimeout.TotalSeconds);
        _closeDeadline = wheel.Now + seconds;
        wheel.Schedule(this, seconds);
    }

    private async Task PumpAsync(ValueTask<FlushResult> flush)
    {
        try
        {
            while (true)
            {
                var result = await flush;
                lock (Gate)
                {
                    if (result.IsCompleted || _state == State.Ended || !TryWriteWaiting())
                    {
                        StopPumping();
                        return;
                    }
                    flush = _pipe.Output.FlushAsync();
                }
            }
        }
        catch (Exception)
        {
            // The transport has failed, and its reading side ends the connection.
            lock (Gate)
                StopPumping();
        }
    }

    /// <summary>Writes what waits. One frame at a time when they are large: the pipe's own limit then holds them back.</summary>
    private bool TryWriteWaiting()
    {
        if (_waiting is null || !_waiting.TryDequeue(out var frame))
            return false;
        _waitingBytes -= frame.Length;
        _pipe.Output.Write(frame.Bytes);
        frame.LetGo();
        return true;
    }

    private void StopPumping()
    {
        _flushing = false;
        DropWaiting();
        _drained?.TrySetResult();
        _drained = null;
    }

    private void DropWaiting()
    {
        while (_waiting is not null && _waiting.TryDequeue(out var frame))
            frame.LetGo();
        _waiting = null;
        _waitingBytes = 0;
    }
}
