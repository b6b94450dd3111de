using System.Text.RegularExpressions;

namespace OrleansBank.Tidy.Tests;

/// <summary>Finds members with a block body by their braces, in text whose prose was blanked. Lambdas and local functions count to their member.</summary>
public static partial class MethodScan
{
    public static IEnumerable<(int Line, int Lines)> Methods(string code)
    {
        int at = 0;
        int headerFrom = 0;
        while (at < code.Length)
        {
            if (code[at] is ';' or '}')
            {
                headerFrom = at + 1;
            }
            else if (code[at] is '{')
            {
                string header = code[headerFrom..at];
                if (!Container().IsMatch(header) && header.Contains('('))
                {
                    int end = Close(code, at);
                    int first = headerFrom + header.Length - header.TrimStart().Length;
                    yield return (LineOf(code, first), LineOf(code, end) - LineOf(code, first) + 1);
                    at = end;
                }
                headerFrom = at + 1;
            }
            at++;
        }
    }

    private static int Close(string code, int open)
    {
        int depth = 0;
        for (int at = open; at < code.Length; at++)
        {
            depth += code[at] switch
            {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                return at;
            }
        }
        return code.Length - 1;
    }

    private static int LineOf(string code, int at) => code.AsSpan(0, at).Count('\n') + 1;

    [GeneratedRegex(@"\b(namespace|class|struct|record|interface|enum)\b|=>?\s*(new\b[^{]*|\[[^{]*)?$")]
    private static partial Regex Container();
}
