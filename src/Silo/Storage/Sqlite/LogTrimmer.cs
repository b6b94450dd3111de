using SQLitePCL;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>
/// Copies the log into the database beside the writer, on a thread and a connection of its own. Commits go on meanwhile, so it can
/// never copy the last of the log; the writer copies that short rest between two commits, and the log begins anew.
/// </summary>
internal sealed class LogTrimmer : IDisposable
{
    private enum State
    {
        Idle,
        Wanted,
        Working,
        Done,
        Closed,
    }

    private readonly object gate = new();
    private readonly Thread thread;
    private Connection? db;
    private State state = State.Idle;

    public LogTrimmer()
    {
        thread = new Thread(Run) { IsBackground = true, Name = "log trimmer" };
        thread.Start();
    }

    /// <summary>The connection to work with; the writer changes it only while no copying runs (<see cref="Detach"/>).</summary>
    public void Attach(Connection connection)
    {
        lock (gate)
            db = connection;
    }

    /// <summary>Waits until no copying runs, and lets go of the connection.</summary>
    public void Detach()
    {
        lock (gate)
        {
            while (state == State.Working)
                Monitor.Wait(gate);
            if (state != State.Closed)
                state = State.Idle;
            db = null;
        }
    }

    /// <summary>Asks for a copy. True when one has ended since the last time it said so: then the writer's turn has come.</summary>
    public bool Advance()
    {
        lock (gate)
        {
            if (state == State.Done)
            {
                state = State.Idle;
                return true;
            }
            if (state == State.Idle && db is not null)
            {
                state = State.Wanted;
                Monitor.PulseAll(gate);
            }
            return false;
        }
    }

    public void Dispose()
    {
        Detach();
        lock (gate)
        {
            state = State.Closed;
            Monitor.PulseAll(gate);
        }
        thread.Join();
    }

    private void Run()
    {
        while (true)
        {
            Connection? connection;
            lock (gate)
            {
                while (state is not (State.Wanted or State.Closed))
                    Monitor.Wait(gate);
                if (state == State.Closed)
                    return;
                state = State.Working;
                connection = db;
            }
            // A failure leaves the log as it is: nothing is lost, and the next copy meets it again.
            _ = connection?.Checkpoint(raw.SQLITE_CHECKPOINT_PASSIVE);
            lock (gate)
            {
                state = State.Done;
                Monitor.PulseAll(gate);
            }
        }
    }
}
