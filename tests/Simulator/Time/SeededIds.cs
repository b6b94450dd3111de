using System.Globalization;
using OrleansBank.Grains.Runtime;

namespace OrleansBank.Simulator.Time;

/// <summary>Ids and secrets of one process, from the seed.</summary>
internal sealed class SeededIds(Chance chance) : IIds
{
    public string NewId() => string.Create(CultureInfo.InvariantCulture, $"{chance.Next():x16}{chance.Next():x16}");

    public string NewSecret() =>
        string.Create(CultureInfo.InvariantCulture, $"secret-{chance.Next():x16}{chance.Next():x16}-aaaa");
}
