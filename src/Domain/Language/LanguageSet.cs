using System.Collections.Immutable;
using OrleansBank.Domain.Language.English;
using OrleansBank.Domain.Language.French;

namespace OrleansBank.Domain.Language;

/// <summary>The languages that are understood.</summary>
internal static class LanguageSet
{
    public static ImmutableArray<LanguageData> All { get; } = [EnglishData.Data, FrenchData.Data];
}
