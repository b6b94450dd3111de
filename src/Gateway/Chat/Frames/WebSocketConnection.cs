using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Text.Unicode;
using Microsoft.AspNetCore.Connections;
using OrleansBank.Gateway.Chat.Live;
using OrleansBank.Gateway.Memory;

namespace OrleansBank.Gateway.Chat.Frames;

/// <summary>
/// The server's side of one WebSocket (RFC 6455), straight over a pipe. While nothing happens it is this object and one pending
/// read: no buffer, no timer, no queue. Extensions are never agreed on.
/// </summary>
internal abstract partial class WebSocketConnection(Wheel wheel, GatewayLimits limits) : WheelEntry
{
    private IDuplexPipe _pipe = null!;
    private Action? _abort;
    private PooledBuffer? _fragments;
    private int _lastHeard;
    private int _framesSecond;
    private int _frames;
    private bool _deaf;

    protected GatewayLimits Bounds => limits;

    /// <summary>A whole text message, valid UTF-8. Called by the reading loop, one at a time; must not block.</summary>
    protected abstract void OnText(ReadOnlySpan<byte> text);

    /// <summary>Reads until either side has closed. The pipe is the caller's to complete.</summary>
    /// <param name="abort">Cuts the connection at once.</param>
    protected async Task ReadToEndAsync()
    {
        try
        {
            while (true)
            {
                // The transport waits for data before it takes a buffer: an idle connection has none.
                var read = await _pipe.Input.ReadAsync();
                _lastHeard = wheel.Now;
                var goesOn = Take(read.Buffer, out var consumed);
                _pipe.Input.AdvanceTo(consumed, read.Buffer.End);
                if (!goesOn || read.IsCompleted || read.IsCanceled)
                    return;
            }
        }
        catch (Exception gone) when (gone is IOException or ConnectionAbortedException or OperationCanceledException)
        {
            // The other side is gone without a word: that is how connections end.
        }
    }

    /// <summary>Handles every whole frame. False once both sides have closed.</summary>
    private bool Take(in ReadOnlySequence<byte> buffer, out SequencePosition consumed)
    {
        var rest = buffer;
        while (!_deaf)
        {
            var room = limits.ClientMessageBytesMax - (_fragments?.WrittenCount ?? 0);
            if (!FrameHeader.TryRead(rest, room, out var header, out var error))
                break;
            if (error != CloseCode.None)
            {
                // Where the next frame begins is not known any more: what still comes is read and thrown away.
                _deaf = true;
                CloseWith(error);
                break;
            }
            if (rest.Length < header.HeaderBytes + header.PayloadBytes)
                break;
            var payload = rest.Slice(header.HeaderBytes, header.PayloadBytes);
            if (!Handle(header, payload))
            {
                consumed = buffer.End;
                return false;
            }
            rest = rest.Slice(payload.End);
        }
        consumed = _deaf ? buffer.End : rest.Start;
        return true;
    }

    private bool Handle(FrameHeader header, in ReadOnlySequence<byte> payload)
    {
        if (header.Opcode == Opcode.Close)
        {
            AnswerClose(header, payload);
            return false;
        }
        if (IsClosing)
            return true;
        if (IsTooFast())
            CloseWith(CloseCode.PolicyViolation);
        else if (header.Opcode == Opcode.Ping)
            AnswerPing(header, payload);
        else if (header.Opcode != Opcode.Pong)
            Assemble(header, payload);
        return true;
    }

    private void Assemble(FrameHeader header, in ReadOnlySequence<byte> payload)
    {
        var continues = header.Opcode == Opcode.Continuation;
        if (continues != _fragments is not null)
        {
            CloseWith(CloseCode.ProtocolError);
            return;
        }
        if (header.Opcode == Opcode.Binary)
        {
            CloseWith(CloseCode.UnsupportedData);
            return;
        }
        var message = _fragments ?? new PooledBuffer(header.PayloadBytes);
        _fragments = null;
        var part = message.GetSpan(header.PayloadBytes)[..header.PayloadBytes];
        payload.CopyTo(part);
        Masking.Unmask(part, header.Mask);
        message.Advance(header.PayloadBytes);
        if (!header.Final)
        {
            _fragments = message;
            return;
        }
        using (message)
        {
            if (Utf8.IsValid(message.WrittenSpan))
                OnText(message.WrittenSpan);
            else
                CloseWith(CloseCode.InvalidText);
        }
    }

    private void AnswerPing(FrameHeader header, in ReadOnlySequence<byte> payload)
    {
        Span<byte> copy = stackalloc byte[FrameHeader.ControlPayloadBytesMax];
        copy = copy[..header.PayloadBytes];
        payload.CopyTo(copy);
        Masking.Unmask(copy, header.Mask);
        var pong = OutboundFrame.Lasting(Opcode.Pong, copy);
        lock (Gate)
        {
            Enqueue(pong);
            Flush();
        }
    }

    /// <summary>RFC 6455 section 5.5.1: the answer repeats the code; a close frame that is itself wrong gets the code of its error.</summary>
    private void AnswerClose(FrameHeader header, in ReadOnlySequence<byte> payload)
    {
        Span<byte> copy = stackalloc byte[FrameHeader.ControlPayloadBytesMax];
        copy = copy[..header.PayloadBytes];
        payload.CopyTo(copy);
        Masking.Unmask(copy, header.Mask);
        var code = CloseCode.Normal;
        if (copy.Length == 1)
            code = CloseCode.ProtocolError;
        else if (copy.Length >= 2)
        {
            code = BinaryPrimitives.ReadUInt16BigEndian(copy);
            if (!CloseCode.MayBeSent(code))
                code = CloseCode.ProtocolError;
            else if (!Utf8.IsValid(copy[2..]))
                code = CloseCode.InvalidText;
        }
        CloseWith(code);
    }

    private bool IsTooFast()
    {
        if (_framesSecond != wheel.Now)
        {
            _framesSecond = wheel.Now;
            _frames = 0;
        }
        return ++_frames > limits.FramesPerSecondMax;
    }
}
