using OrleansBank.Domain;

namespace OrleansBank.Simulator.Oracle;

/// <summary>What was certain when a request began: its answer must know it.</summary>
/// <param name="Floor">The last sequence that anybody was told of before.</param>
/// <param name="Banks">The version of each bank's consent.</param>
internal sealed record ReadMark(int Generation, long Floor, IReadOnlyDictionary<BankId, long> Banks);
