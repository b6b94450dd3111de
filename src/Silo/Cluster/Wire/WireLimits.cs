namespace OrleansBank.Silo.Cluster.Wire;

/// <summary>Bounds of what travels.</summary>
public static class WireLimits
{
    /// <summary>One frame, its seal included: below what RabbitMQ 4 takes by default (16 MiB). A longer answer is refused to its asker.</summary>
    public const int FrameBytesMax = 12 * 1024 * 1024;

    /// <summary>Frames that travel in one broker message.</summary>
    public const int FramesPerMessageMax = 64;

    /// <summary>Frames are joined in one broker message up to this size; a larger one travels alone.</summary>
    public const int MessageBytesAimed = 128 * 1024;

    /// <summary>People in one report of who is connected.</summary>
    public const int PresencesPerFrameMax = 500;
}
