using Microsoft.Extensions.Logging;
using Npgsql;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>Commits one batch after another, each in one statement, and tells every turn its own outcome.</summary>
internal sealed partial class Committer(
    Database db,
    WrittenFormat format,
    StoreMeter meter,
    CommitNews news,
    ILogger logger
)
{
    /// <summary>How often a batch that met another writer is sent before it is halved.</summary>
    private const int RaceTriesMax = 3;

    private enum Answer
    {
        Given,

        /// <summary>Somebody else wrote meanwhile: nothing is wrong with the rows.</summary>
        Raced,

        /// <summary>A row stands already: somebody was first, or the batch has it twice.</summary>
        Doubled,
        DataError,
    }

    /// <summary>Completes every turn of the batch, whatever happens.</summary>
    public async Task CommitAsync(IReadOnlyList<PendingTurn> batch)
    {
        try
        {
            // People are always locked in one order, so that two batches never wait for each other.
            await CommitPartAsync([.. batch.OrderBy(turn => turn.User.Value, StringComparer.Ordinal)]);
        }
        catch (Exception e)
        {
            var kind = e.GetType().Name;
            LogBug(logger, kind);
            Complete(batch, CommitResult.Unknown);
        }
    }

    /// <summary>A row that is at fault is found by halving: the turn that brought it fails, and the others are committed.</summary>
    private async Task CommitPartAsync(PendingTurn[] part)
    {
        var answer = Answer.Raced;
        for (var tries = 0; tries < RaceTriesMax && answer is (Answer.Raced or Answer.Doubled); tries++)
            answer = await TryAsync(part);
        if (answer == Answer.Given)
            return;
        if (part.Length == 1)
        {
            part[0].Complete(answer == Answer.Raced ? CommitResult.Failed : CommitResult.Invalid);
            return;
        }
        await CommitPartAsync(part[..(part.Length / 2)]);
        await CommitPartAsync(part[(part.Length / 2)..]);
    }

    private async Task<Answer> TryAsync(PendingTurn[] part)
    {
        var began = meter.Begin();
        NpgsqlConnection connection;
        try
        {
            connection = await db.OpenAsync(CancellationToken.None);
        }
        catch (Exception e) when (PostgresFault.IsOutage(e))
        {
            news.Failed(db.Explain(e));
            Complete(part, CommitResult.Failed);
            return Answer.Given;
        }
        await using (connection)
        {
            try
            {
                await using var command = new BatchColumns(part).CommandOn(connection, format.CommitFunction);
                var results = (short[])(await command.ExecuteScalarAsync(CancellationToken.None))!;
                meter.Committed(part.Length, began);
                news.Committed();
                for (var i = 0; i < part.Length; i++)
                    part[i].Complete(ResultOf(results[i]));
                return Answer.Given;
            }
            catch (Exception e) when (PostgresFault.IsRolledBack(e) && PostgresFault.IsRace(e))
            {
                return PostgresFault.IsDataError(e) ? Answer.Doubled : Answer.Raced;
            }
            catch (Exception e) when (PostgresFault.IsRolledBack(e) && PostgresFault.IsDataError(e))
            {
                return Answer.DataError;
            }
            catch (Exception e) when (PostgresFault.IsOutage(e))
            {
                news.Failed(db.Explain(e));
                if (PostgresFault.BreaksConnections(e))
                    db.CloseIdle();
                Complete(part, PostgresFault.IsRolledBack(e) ? CommitResult.Failed : CommitResult.Unknown);
                return Answer.Given;
            }
        }
    }

    private static void Complete(IReadOnlyList<PendingTurn> turns, CommitResult result)
    {
        foreach (var turn in turns)
            turn.Complete(result);
    }

    /// <summary>The numbers stand in Migrations/0002-commit.sql.</summary>
    private static CommitResult ResultOf(short code) =>
        code switch
        {
            0 => CommitResult.Committed,
            1 => CommitResult.VersionConflict,
            2 => CommitResult.ClientIdUsed,
            3 => CommitResult.Invalid,
            4 => CommitResult.StaleEpoch,
            _ => throw new InvalidOperationException($"The commit answered {code}."),
        };

    [LoggerMessage(EventId = 3012, Level = LogLevel.Critical, Message = "A batch of the store broke: {FaultType}.")]
    private static partial void LogBug(ILogger logger, string faultType);
}
