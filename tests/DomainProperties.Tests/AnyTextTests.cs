using FsCheck;
using FsCheck.Fluent;
using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Language;
using OrleansBank.Domain.Tests.Scenes;
using Xunit.Abstractions;

namespace OrleansBank.DomainProperties.Tests;

/// <summary>Whatever is typed has an outcome: an answer, and an intent with an honest confidence. Nothing throws.</summary>
public sealed class AnyTextTests(ITestOutputHelper output)
{
    /// <summary>Change it to search elsewhere; a failure names what it found.</summary>
    private const ulong Seed = 20_261_122;
    private const int Texts = 100;

    private static readonly string[] Pieces =
    [
        "\uD800",
        "\uDC00",
        "\u200B",
        "\u2060\uFEFF",
        "👨‍👩‍👧‍👦",
        "🇫🇷",
        "e\u0301\u0301\u0301\u0301",
        "\0",
        "\u202E",
        "\n",
        "ﷺ",
        "solde ",
        "balance ",
        "and ",
        "et ",
        ", ",
        "31/02 ",
        "before 0001 ",
        "99999999999999999999 ",
        "0/0/0000 ",
        "entre 20 et ",
        "over €",
        "2025 to 1990 ",
        "freeze ",
        "€",
    ];

    [Fact]
    public void Any_text_is_understood_as_something_and_answered()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        var any = Gen.Choose(0, 0xFFFF).Select(code => ((char)code).ToString());
        var piece = Gen.Frequency((3, Gen.Elements(Pieces)), (1, any));
        var text = Gen.Sized(size => Gen.ListOf(piece, Math.Min(size, 30)).Select(pieces => string.Concat(pieces)));

        Prop.ForAll(text.ToArbitrary(), typed => HasAnOutcome(scene, typed))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Texts).WithReplay(Seed, 1));
        output.WriteLine($"seed {Seed}");
    }

    [Theory]
    [InlineData("\uD83D")]
    [InlineData("\uDE00\uD83D")]
    [InlineData("😀😀😀")]
    [InlineData("\u200B\u200B\u200D\uFEFF")]
    [InlineData("\u202E\u2066")]
    [InlineData(" ")]
    public void What_says_nothing_is_asked_back(string typed)
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);

        Assert.True(HasAnOutcome(scene, typed));

        Assert.Null(scene.Last.Card);
        Assert.NotEmpty(scene.Last.QuickReplies);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("€")]
    [InlineData("\uD800")]
    [InlineData("\u200B")]
    [InlineData("🙂")]
    [InlineData("1/1/")]
    [InlineData("and balance ")]
    [InlineData("ﷺ")]
    public void A_text_of_full_length_has_an_outcome(string piece)
    {
        var typed = string.Concat(Enumerable.Repeat(piece, Limits.TextLengthMax))[..Limits.TextLengthMax];

        Assert.True(HasAnOutcome(Banks.LinkedTo(Banks.Sandbank), typed));
    }

    private static bool HasAnOutcome(Scene scene, string typed)
    {
        var understood = Understanding.Understand(typed, "fr-FR", Known);
        var before = scene.Messages.Count;
        var decision = scene.Try(new Said("c", typed, null, null, "s1", scene.Now, scene.NewId()));
        return Enum.IsDefined(understood.Intent)
            && understood.Confidence is >= 0 and <= 1
            && Languages.Supported.Contains(understood.Language)
            && decision is Decided
            && scene.Messages.Count >= before + 2;
    }

    private static Vocabulary Known { get; } = new([.. Banks.All.Select(bank => (bank.Id, bank.Name))]);
}
