using System.Text.RegularExpressions;

namespace OrleansBank.Tidy.Tests.Rules;

/// <summary>Personal data is never logged.</summary>
public static partial class LogRules
{
    public static FileRule[] All { get; } =
    [
        new(
            "no log message has a place for personal data",
            file => file.IsCSharp && !file.IsUnder("tests") ? Personal(file) : [],
            Caught: new("src/A.cs", "[LoggerMessage(1, LogLevel.Warning, \"Refused {UserId}\")]"),
            Passed: new("src/A.cs", "[LoggerMessage(1, LogLevel.Warning, \"Refused {UserCount} of {Bank}\")]")
        ),
        new(
            "logs go through source-generated messages",
            CodeRules.Pattern(
                file => file.IsCSharp && file.IsUnder("src"),
                file => file.Code,
                DirectLog(),
                "a log call of its own"
            ),
            Caught: new("src/A.cs", "log.LogInformation(\"done\");"),
            Passed: new("src/A.cs", "LogDone();")
        ),
    ];

    private static IEnumerable<(int Line, string What)> Personal(SourceFile file) =>
        LoggerMessage()
            .Matches(file.Text)
            .SelectMany(message =>
                Place()
                    .Matches(message.Value)
                    .Where(place => PersonalWord().IsMatch(place.Groups[1].Value) && !Harmless().IsMatch(place.Value))
                    .Select(place => (file.Text.AsSpan(0, message.Index).Count('\n') + 1, place.Value))
            );

    [GeneratedRegex(@"\[LoggerMessage\((?:[^\]""]|""(?:[^""\\]|\\.)*"")*\]", RegexOptions.Singleline)]
    private static partial Regex LoggerMessage();

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex(
        "user|person|name$|account|iban|amount|balance|text|merchant|token|secret|subject|reference|payload|body|card"
            + "|email|phone|session|grainkey|nonce|password|query|url$|uri$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex PersonalWord();

    /// <summary>Counts, sizes, kinds, and names of types or of banks tell nothing about a person.</summary>
    [GeneratedRegex(
        "(Count|Length|Bytes|Kind|Type|TypeName|Seconds|Ms)\\b|\\{(Bank|Type|File|Host|Kind|Migration|Method)Name",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Harmless();

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(")]
    private static partial Regex DirectLog();
}
