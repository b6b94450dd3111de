using OrleansBank.Contracts;
using OrleansBank.Gateway.Chat.Frames;

namespace OrleansBank.Gateway.Chat.Live;

/// <summary>A push, and the frames that it becomes: each written when the first connection wants it, and shared by all.</summary>
internal sealed class PushFrames(Push push) : IDisposable
{
    private readonly OutboundFrame?[] _frames = new OutboundFrame?[
        push is MessagesPush many ? many.Messages.Length : 1
    ];

    public Push Push => push;

    /// <summary>The frame of what is not messages.</summary>
    public OutboundFrame Only =>
        _frames[0] ??= push switch
        {
            ReadPush read => ServerFrames.Read(read.Seq),
            ErasedPush erased => ServerFrames.Erased(erased.Seqs),
            _ => throw new NotSupportedException(push.GetType().Name),
        };

    /// <summary>The frame of a message, by its place in the push.</summary>
    public OutboundFrame Of(int index) => _frames[index] ??= ServerFrames.Of(((MessagesPush)push).Messages[index]);

    public void Dispose()
    {
        foreach (var frame in _frames)
            frame?.LetGo();
    }
}
