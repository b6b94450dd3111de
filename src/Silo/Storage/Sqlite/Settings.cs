namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>What the store fixes, because a file or a promise depends on it.</summary>
internal static class Settings
{
    public const string FileName = "bank.db";
    public const string LockName = "bank.lock";

    /// <summary>
    /// Of a new database; an old one keeps its own. A turn changes a leaf of each of two indexes, and every commit writes whole pages
    /// to the log: so they are small. A common row of a turn stands in one page still.
    /// </summary>
    public const int PageBytes = 2_048;

    /// <summary>Only opening and scrubbing can meet a lock: there is one writer.</summary>
    public const int BusyWaitMs = 5_000;

    /// <summary>Seen events that are forgotten at once, between two batches.</summary>
    public const int ForgottenAtOnce = 2_000;

    /// <summary>How often it is looked whether there are any to forget, in seconds.</summary>
    public const int ForgetEverySeconds = 60;
}
