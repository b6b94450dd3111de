using System.Text;
using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Model;

/// <summary>
/// Short notation for many phrases: <c>(show|tell) me (|all) my {account}</c>. Alternatives stand in parentheses,
/// may be empty and
/// may nest; a name in braces stands for the filler of that name. From each template at most <see
/// cref="SamplesMax"/> phrases are
/// taken, spread over all that it can say, the same ones at every start.
/// </summary>
internal sealed class PhraseGrammar
{
    public const int SamplesMax = 12;

    private const int SamplesMin = 6;

    private readonly Dictionary<string, Node> _fillers = new(StringComparer.Ordinal);

    /// <param name="fillers">Lines of <c>name = this | that</c>.</param>
    public PhraseGrammar(string fillers)
    {
        foreach (var line in Lines(fillers))
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            _fillers[line[..at].Trim()] = new Parser(line[(at + 1)..], _fillers).Alternatives();
        }
    }

    /// <summary>The lines of a text that are not empty. One that ends in a backslash goes on in the next.</summary>
    public static IEnumerable<string> Lines(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal)
            .Split('\n')
            .Aggregate(
                new List<string> { "" },
                static (lines, line) =>
                {
                    lines[^1] += line.Trim();
                    if (lines[^1].EndsWith('\\'))
                        lines[^1] = lines[^1][..^1];
                    else
                        lines.Add("");
                    return lines;
                }
            )
            .Where(static line => line.Length > 0);

    /// <summary>
    /// Phrases of a template: all when they are few, else enough for each alternative to come up. Some may come twice,
    /// and with more than one space between words.
    /// </summary>
    public IEnumerable<string> Expand(string template)
    {
        var node = new Parser(template, _fillers).Alternatives();
        var all = node.Count <= SamplesMin;
        var samples = all ? node.Count : Math.Clamp(node.Width, SamplesMin, SamplesMax);
        var random = Fnv.Of(template);
        var written = new StringBuilder();
        for (var i = 0L; i < samples; i++)
        {
            written.Clear();
            if (all)
                node.Write(written, i);
            else
                node.Spread(written, i, ref random);
            yield return written.ToString();
        }
    }

    /// <summary>Text, a sequence or alternatives.</summary>
    private abstract class Node
    {
        public const long CountMax = 1_000_000_000;

        /// <summary>How many phrases it can say, each with a number below this; capped.</summary>
        public long Count { get; protected set; } = 1;

        /// <summary>How many phrases it takes for each alternative to come up.</summary>
        public long Width { get; protected set; } = 1;

        /// <summary>Writes the phrase of that number.</summary>
        public abstract void Write(StringBuilder to, long choice);

        /// <summary>Writes the n-th of a spread of phrases in which every alternative comes up.</summary>
        public abstract void Spread(StringBuilder to, long n, ref ulong random);
    }

    private sealed class Literal(string text) : Node
    {
        public override void Write(StringBuilder to, long choice) => to.Append(text);

        public override void Spread(StringBuilder to, long n, ref ulong random) => to.Append(text);
    }

    private sealed class Sequence : Node
    {
        private readonly List<Node> _parts;

        public Sequence(List<Node> parts)
        {
            _parts = parts;
            foreach (var part in parts)
            {
                Count = Math.Min(CountMax, Count * part.Count);
                Width = Math.Max(Width, part.Width);
            }
        }

        public override void Write(StringBuilder to, long choice)
        {
            foreach (var part in _parts)
            {
                part.Write(to, choice % part.Count);
                choice /= part.Count;
            }
        }

        public override void Spread(StringBuilder to, long n, ref ulong random)
        {
            // Later parts step at another pace, so that not only equal numbers meet.
            var pace = 1;
            foreach (var part in _parts)
            {
                part.Spread(to, n + (part.Width > 1 ? n / part.Width * pace++ : 0), ref random);
            }
        }
    }

    private sealed class Choice : Node
    {
        private readonly List<Node> _options;
        private readonly long _offset;

        public Choice(List<Node> options)
        {
            _options = options;
            Count = 0;
            foreach (var option in options)
            {
                Count = Math.Min(CountMax, Count + option.Count);
                Width = Math.Max(Width, option.Width);
            }
            Width = Math.Min(CountMax, Width * options.Count);
            _offset = options.Count * 7 / 3;
        }

        public override void Write(StringBuilder to, long choice)
        {
            foreach (var option in _options)
            {
                if (choice < option.Count)
                {
                    option.Write(to, choice);
                    return;
                }
                choice -= option.Count;
            }
        }

        public override void Spread(StringBuilder to, long n, ref ulong random)
        {
            // A shuffle that is the same at every start: which alternatives meet is chance, that each comes up is not.
            random = (random * 6364136223846793005) + 1442695040888963407;
            var round = n / _options.Count;
            var jitter = round == 0 ? 0 : (long)(random >> 60);
            _options[(int)((n + _offset + jitter) % _options.Count)].Spread(to, round + jitter, ref random);
        }
    }

    private sealed class Parser(string text, Dictionary<string, Node> fillers)
    {
        private int _at;

        public Node Alternatives()
        {
            var options = new List<Node> { Phrase() };
            while (_at < text.Length && text[_at] == '|')
            {
                _at++;
                options.Add(Phrase());
            }
            return options.Count == 1 ? options[0] : new Choice(options);
        }

        private Sequence Phrase()
        {
            var parts = new List<Node>();
            while (_at < text.Length && text[_at] is not ('|' or ')'))
                parts.Add(Part());
            return new Sequence(parts);
        }

        private Node Part()
        {
            if (text[_at] == '(')
            {
                _at++;
                var inner = Alternatives();
                _at++;
                return inner;
            }
            if (text[_at] == '{')
            {
                var close = text.IndexOf('}', _at);
                var name = text[(_at + 1)..close];
                _at = close + 1;
                return fillers.TryGetValue(name, out var filler)
                    ? filler
                    : throw new FormatException($"no filler named {name}: {text}");
            }
            var end = text.AsSpan(_at).IndexOfAny("(){}|");
            var literal = end < 0 ? text[_at..] : text.Substring(_at, end);
            _at += literal.Length;
            return new Literal(literal);
        }
    }
}
