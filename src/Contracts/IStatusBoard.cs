namespace OrleansBank.Contracts;

/// <summary>How the platform does, for operators: as its processes tell it of themselves, and as the store has it.</summary>
public interface IStatusBoard
{
    /// <summary>Always answers: what could not be found out stands in <see cref="PlatformStatus.Unknown"/>.</summary>
    ValueTask<PlatformStatus> LookAsync(CancellationToken cancellation);
}
