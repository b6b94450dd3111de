namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>What the store fixes, because a file or a promise depends on it.</summary>
internal static class Settings
{
    public const string FileName = "bank.db";
    public const string LockName = "bank.lock";
    public const int PageBytes = 4_096;

    /// <summary>Only opening and scrubbing can meet a lock: there is one writer.</summary>
    public const int BusyWaitMs = 5_000;

    /// <summary>Seen events that are forgotten at once, between two batches.</summary>
    public const int ForgottenAtOnce = 2_000;

    /// <summary>How often it is looked whether there are any to forget, in seconds.</summary>
    public const int ForgetEverySeconds = 60;
}
