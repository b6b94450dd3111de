using System.Collections.Immutable;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>A process that lives, and the master keys that it holds.</summary>
/// <param name="WrapsUnder">0 before it has said so.</param>
internal sealed record MasterKeyHolder(string Name, string Kind, uint WrapsUnder, ImmutableArray<uint> Held);
