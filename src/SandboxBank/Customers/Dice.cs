using System.Buffers.Binary;
using System.Collections.Immutable;
using OrleansBank.SandboxBank.Banks;

namespace OrleansBank.SandboxBank.Customers;

/// <summary>Chance that follows from its names alone: the same names throw the same dice, on any machine and day.</summary>
internal sealed class Dice(Random random)
{
    public static Dice Of(params ReadOnlySpan<string> names) =>
        new(new Random(BinaryPrimitives.ReadInt32LittleEndian(Secrets.Derive(names))));

    public bool Chance(double probability) => random.NextDouble() < probability;

    public int Between(int least, int most) => random.Next(least, most + 1);

    /// <summary>An amount with two decimals, small ones more often than large ones.</summary>
    public decimal Price(decimal least, decimal most)
    {
        var share = (decimal)Math.Pow(random.NextDouble(), 1.5);
        return Math.Round(least + ((most - least) * share), 2);
    }

    /// <summary>A price as shops like them: ends in 0, 5, 9 or anything.</summary>
    public decimal ShopPrice(decimal least, decimal most)
    {
        var price = Price(least, most);
        return Between(0, 3) switch
        {
            0 => Math.Floor(price) + 0.90m,
            1 => Math.Round(price * 20m) / 20m,
            _ => price,
        };
    }

    public T Pick<T>(ImmutableArray<T> choices) => choices[random.Next(choices.Length)];
}
