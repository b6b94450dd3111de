using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace OrleansBank.Silo.Storage;

/// <summary>The SQL scripts that are part of this program, named NNNN-what.sql, numbered from 1 without a gap.</summary>
internal static class NumberedScripts
{
    /// <param name="prefix">How their resources' names begin.</param>
    /// <returns>In order.</returns>
    public static ImmutableArray<SchemaStep> In(string prefix)
    {
        var names = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToArray();
        for (var i = 0; i < names.Length; i++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"{prefix}{i + 1:0000}-");
            if (!names[i].StartsWith(number, StringComparison.Ordinal))
                throw new InvalidOperationException($"Migration {names[i]} should begin with {number}.");
        }
        return [.. names.Select(name => new SchemaStep(name[prefix.Length..], Read(name)))];
    }

    private static string Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
