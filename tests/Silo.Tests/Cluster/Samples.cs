using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using OrleansBank.Domain.Money;

namespace OrleansBank.Silo.Tests.Cluster;

/// <summary>
/// Makes a full value of any contract type by its constructor and its settable members, and compares two of them to the last member. Of
/// a closed set it makes every member in turn.
/// </summary>
internal sealed class Samples
{
    private int _number;

    /// <summary>All values worth trying of a type: one, or one for each member of the closed sets within.</summary>
    public IEnumerable<object> Of(Type type)
    {
        if (type.IsAbstract && type != typeof(Uri))
            return MembersOf(type).SelectMany(Of);
        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        var choices = constructor.GetParameters().Select(one => Values(one.ParameterType).ToArray()).ToArray();
        var most = choices.Length == 0 ? 1 : choices.Max(one => one.Length);
        return Enumerable.Range(0, most).Select(i => Make(constructor, choices, i));
    }

    public static IEnumerable<Type> MembersOf(Type closedSet) =>
        closedSet.Assembly.GetTypes().Where(one => one.IsSubclassOf(closedSet) && !one.IsAbstract);

    /// <summary>Null when they are the same; else where they differ.</summary>
    public static string? Difference(object? one, object? other, string path = "")
    {
        if (one is null || other is null)
            return one == other ? null : path;
        if (one.GetType() != other.GetType())
            return $"{path}: {other.GetType().Name}";
        if (one is ReadOnlyMemory<byte> memory)
            return memory.Span.SequenceEqual(((ReadOnlyMemory<byte>)other).Span) ? null : path;
        if (one is IEnumerable many and not string)
        {
            var (left, right) = (many.Cast<object>().ToList(), ((IEnumerable)other).Cast<object>().ToList());
            return left.Count != right.Count
                ? $"{path}: {right.Count} of {left.Count}"
                : left.Select((item, i) => Difference(item, right[i], $"{path}[{i}]"))
                    .FirstOrDefault(at => at is not null);
        }
        if (one.GetType().Namespace!.StartsWith("System", StringComparison.Ordinal) || one is Amount || one is Enum)
            return one.Equals(other) ? null : path;
        return one.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Select(property => Difference(property.GetValue(one), property.GetValue(other), $"{path}.{property.Name}"))
            .FirstOrDefault(at => at is not null);
    }

    private object Make(ConstructorInfo constructor, object?[][] choices, int turn)
    {
        var made = constructor.Invoke([.. choices.Select(one => one[turn % one.Length])]);
        var taken = constructor.GetParameters().Select(one => one.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var property in made.GetType().GetProperties())
        {
            if (property.SetMethod is { IsPublic: true } && !taken.Contains(property.Name))
                property.SetValue(made, Values(property.PropertyType).First());
        }
        return made;
    }

    private IEnumerable<object?> Values(Type type)
    {
        _number++;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return [$"é « {_number} »"];
        if (type == typeof(int) || type == typeof(long))
            return [Convert.ChangeType(_number, type, null)];
        if (type == typeof(double))
            return [_number + 0.5];
        if (type == typeof(bool))
            return [true];
        if (type == typeof(DateTimeOffset))
            return [DateTimeOffset.UnixEpoch.AddTicks(_number * 10_000_123L)];
        if (type == typeof(TimeSpan))
            return [TimeSpan.FromTicks(_number)];
        if (type == typeof(Uri))
            return [new Uri($"https://bank.example/a?b={_number}")];
        if (type == typeof(Amount))
            return [new Amount(-_number, Currency.Euro)];
        if (type == typeof(ReadOnlyMemory<byte>))
            return [new ReadOnlyMemory<byte>([1, 2, (byte)_number])];
        if (type == typeof(byte[]))
            return [new byte[] { 1, 2, (byte)_number }];
        if (type.IsEnum)
            return [Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!];
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return [ListOf(type.GetGenericArguments()[0])];
        return Of(type);
    }

    private object ListOf(Type item)
    {
        var items = Values(item).ToArray();
        var typed = Array.CreateInstance(item, items.Length);
        items.CopyTo(typed, 0);
        var create = typeof(Lists).GetMethod(nameof(Lists.Of))!;
        return create.MakeGenericMethod(item).Invoke(null, [typed])!;
    }

    private static class Lists
    {
        public static ImmutableArray<T> Of<T>(T[] items) => [.. items];
    }
}
