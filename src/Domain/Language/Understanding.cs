using System.Collections.Immutable;
using OrleansBank.Domain.Language.Model;
using OrleansBank.Domain.Language.Reading;
using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language;

/// <summary>A name that a slot may take, known only at run time: the configured banks.</summary>
public sealed record Vocabulary(ImmutableArray<(BankId Id, string Name)> Banks)
{
    public static Vocabulary Empty { get; } = new([]);

    /// <summary>The words of each bank's name and of its id, as an utterance's words are cut. Made at its first use.</summary>
    internal ImmutableArray<(string[] Name, string[] Id)> BankWords
    {
        get
        {
            if (field.IsDefault)
                field =
                [
                    .. Banks.Select(bank => (BankReader.NameWords(bank.Name), BankReader.NameWords(bank.Id.Value))),
                ];
            return field;
        }
    }
}

/// <summary>The languages of the assistant.</summary>
public static class Languages
{
    public const string English = "en";
    public const string French = "fr";

    public static ImmutableArray<string> Supported { get; } = [English, French];

    /// <summary>The supported language of a BCP 47 locale such as fr-FR; English where none fits.</summary>
    public static string OfLocale(string? locale) =>
        locale is not null && locale.StartsWith(French, StringComparison.OrdinalIgnoreCase) ? French : English;
}

/// <summary>The pure function from what a person typed to what they want.</summary>
public static class Understanding
{
    /// <summary>
    /// Below this the assistant says that it is not sure, and offers choices: it never guesses with money.
    /// </summary>
    public const double ConfidenceMin = 0.5;

    /// <summary>A language less likely than this is not considered.</summary>
    private const double LanguageMin = 0.02;

    private const int AnywhereWordsMax = 2;
    private static readonly int Intents = Enum.GetValues<Intent>().Length;

    private static readonly HashSet<string> GreetingsAnywhere =
    [
        "hello",
        "hi",
        "hey",
        "yo",
        "hola",
        "ciao",
        "hallo",
        "👋",
    ];

    /// <summary>Each learns on its own, so that one thread need not wait for another's language.</summary>
    private static readonly ImmutableArray<LazyModel> Trained =
    [
        .. LanguageSet.All.Select(data => new LazyModel(data)),
    ];

    private static readonly Lazy<LanguageGuess> Guess = new(() => new([.. Trained.Select(model => model.Value)]));

    /// <summary>
    /// Learns what the first utterance in a language would otherwise wait for. Takes a fraction of a second, once a process;
    /// languages may learn at the same time, each called from a thread of its own.
    /// </summary>
    /// <param name="language">Of <see cref="Languages.Supported"/>.</param>
    public static void WarmUp(string language)
    {
        ModelOf(language).Learn();
        Understand("ok", language, Vocabulary.Empty);
    }

    /// <summary>What the phrases of a supported language teach.</summary>
    internal static LanguageModel ModelOf(string language) => Trained.Single(model => model.Code == language).Value;

    /// <param name="text">At most <see cref="Limits.TextLengthMax"/> UTF-16 code units; what is beyond is not
    /// read.</param>
    /// <param name="locale">BCP 47, or the language of the talk so far; only a hint: any supported language is understood
    /// whatever it says. What words leave open it decides, and a short answer is in its language.</param>
    public static Understood Understand(string text, string locale, Vocabulary known)
    {
        var clean = CleanText.Of(text);
        var tokens = Tokenizer.Split(clean);
        var localeLanguage = Languages.OfLocale(locale);
        if (tokens.Count == 0)
            return new Understood(localeLanguage, Intent.OutOfScope, 0, Slots.None);
        var monthFirst = locale.EndsWith("-US", StringComparison.OrdinalIgnoreCase);
        var languages = Guess.Value.Of(tokens, localeLanguage);
        var likely = Likeliest(languages);

        var utterance = new Utterance(clean, known, monthFirst, languages, likely);
        var whole = Read(utterance, tokens);
        if (
            WishReader.Cut(clean, tokens) is { } parts
            && Wishes(utterance, tokens, parts, whole) is [var first, ..] all
        )
            return new Understood(Spoken(likely), first.Intent, first.Confidence, first.Slots)
            {
                Then = [.. all.Skip(1)],
                // Of several wishes it stays open which one was thought of: none is carried out.
                Considers = whole.Considers is not Considering.None,
                Owner = whole.Owner,
                LeavesOut = PlainWords.LeavesOut(tokens),
            };
        var spoken = SaidAnywhere(whole.Wish.Intent, tokens) ? localeLanguage : Spoken(likely);
        return new Understood(spoken, whole.Wish.Intent, whole.Wish.Confidence, whole.Wish.Slots)
        {
            FollowsOn = FollowOn.May(tokens),
            Considers = whole.Considers is Considering.Wholly,
            OnlyNods = whole.Wish.Intent is Intent.Yes && !PlainWords.Affirms(tokens),
            Disowns = PlainWords.Disowns(clean, tokens),
            AsksCardState = whole.OfCard,
            Owner = whole.Owner,
            LeavesOut = PlainWords.LeavesOut(tokens),
        };
    }

    private static IReadOnlyList<Wish> Wishes(
        Utterance utterance,
        List<Token> tokens,
        List<(int From, int End)> parts,
        WishRead whole
    ) => WishReader.Read(parts, whole, (from, end) => Read(utterance, tokens.GetRange(from, end - from)));

    /// <summary>Each language that it may be in reads it; an intent is as likely as all of them together say.</summary>
    private static WishRead Read(Utterance utterance, List<Token> tokens)
    {
        var (clean, known, monthFirst, languages, likely) = utterance;
        var sum = new double[Intents];
        var slots = Slots.None;
        var denies = false;
        var ofCard = false;
        var considers = Considering.None;
        string? owner = null;
        for (var i = 0; i < languages.Length; i++)
        {
            if (languages[i] < LanguageMin)
                continue;
            var read = Trained[i].Value.Read(clean, tokens, known, monthFirst);
            for (var intent = 0; intent < sum.Length; intent++)
                sum[intent] += languages[i] * read.Probabilities[intent];
            // In doubt between two languages: what only one of them asks about is not done.
            considers = (Considering)Math.Max((int)considers, (int)read.Considers);
            if (i == likely)
                (slots, denies, ofCard, owner) = (read.Slots, read.Denies, read.OfCard, read.Owner);
        }
        var best = Likeliest(sum);
        if ((Intent)best is not Intent.Language)
            slots = slots with { WantedLanguage = null };
        return new WishRead(new Wish((Intent)best, sum[best], slots), denies, considers, owner) { OfCard = ofCard };
    }

    private static string Spoken(int language) => LanguageSet.All[language].Code;

    /// <summary>What is the same for all parts of one text.</summary>
    private readonly record struct Utterance(
        string Clean,
        Vocabulary Known,
        bool MonthFirst,
        double[] Languages,
        int Likely
    );

    /// <summary>
    /// Whether it is a word or two that people say whatever language they talk in: "no", "ok", "stop", "merci", "ciao". Such
    /// an answer never changes the language of the talk. A greeting does when it is one language's own: it often begins.
    /// </summary>
    private static bool SaidAnywhere(Intent intent, List<Token> tokens) =>
        tokens.Count(token => token.Kind is TokenKind.Word) <= AnywhereWordsMax
        && (
            intent is Intent.Yes or Intent.No or Intent.Cancel or Intent.Thanks or Intent.Goodbye
            || (intent is Intent.Greeting && tokens.TrueForAll(token => GreetingsAnywhere.Contains(token.Text)))
        );

    private static int Likeliest(double[] probabilities) => Array.IndexOf(probabilities, probabilities.Max());

    private sealed class LazyModel(LanguageData data) : Lazy<LanguageModel>(() => LanguageModel.Of(data))
    {
        public string Code => data.Code;
    }
}
