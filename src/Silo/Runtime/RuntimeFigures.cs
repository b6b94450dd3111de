namespace OrleansBank.Silo.Runtime;

/// <param name="Calls">Running or waiting now.</param>
/// <param name="MailboxDepthMax">The deepest mailbox of late.</param>
/// <param name="Turns">Since the runtime began, failed ones too.</param>
public readonly record struct RuntimeFigures(int Grains, int Calls, int MailboxDepthMax, long Turns, long FailedTurns);
