using System.Collections.Immutable;
using System.Reflection;
using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Money;

namespace OrleansBank.Grains.Tests.Rows;

/// <summary>A value of a type with all that it has set, and nothing of it to its default, so that what is forgotten shows.</summary>
internal static class Sample
{
    private static readonly DateTimeOffset At = new(2026, 11, 3, 14, 32, 5, 120, TimeSpan.Zero);

    /// <param name="missing">What may be null is.</param>
    public static object Of(Type type, bool missing = false, string name = "it") =>
        type switch
        {
            _ when type == typeof(string) => $"« {name} »\n",
            _ when type == typeof(int) => 42 + name.Length,
            _ when type == typeof(long) => 4_200_000_000L + name.Length,
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateTimeOffset) => At.AddSeconds(name.Length),
            _ when type == typeof(Amount) => new Amount(-123_456 - name.Length, Currency.Euro),
            _ when type == typeof(BankId) => new BankId($"bank-{name}"),
            _ when type == typeof(MessageCard) => new PageCard("export"),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(1)!,
            _ when Nullable.GetUnderlyingType(type) is { } inner => Of(inner, missing, name),
            _ when IsList(type) => List(type.GetGenericArguments()[0], missing, name),
            _ => Record(type, missing),
        };

    private static bool IsList(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    private static object List(Type item, bool missing, string name)
    {
        var items = Array.CreateInstance(item, 2);
        items.SetValue(Of(item, missing, name), 0);
        items.SetValue(Of(item, missing, $"{name} too"), 1);
        return typeof(ImmutableArray)
            .GetMethods()
            .Single(method => method.Name == nameof(ImmutableArray.Create) && TakesArray(method))
            .MakeGenericMethod(item)
            .Invoke(null, [items])!;
    }

    private static bool TakesArray(MethodInfo method) =>
        method.GetParameters() is [{ ParameterType.IsArray: true }] && method.GetGenericArguments().Length == 1;

    private static object Record(Type type, bool missing)
    {
        var made = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
        var record = made.Invoke([
            .. made.GetParameters()
                .Select(part =>
                    missing && MayBeNull(part.ParameterType) ? null : Of(part.ParameterType, missing, part.Name!)
                ),
        ]);
        foreach (var property in type.GetProperties())
        {
            if (property.SetMethod is not null && !(missing && MayBeNull(property.PropertyType)))
                property.SetValue(record, Of(property.PropertyType, missing, property.Name));
        }
        return record;
    }

    private static bool MayBeNull(Type type) => Nullable.GetUnderlyingType(type) is not null;
}
