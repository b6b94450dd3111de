using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Tests.Scenes;

namespace OrleansBank.Domain.Tests.Conversations;

/// <summary>"And last month?" goes on with the question before. Now is Sunday 22 November 2026.</summary>
public sealed class FollowUpTests
{
    private static readonly BankId Bank = Banks.Sandbank.Id;

    [Theory]
    [InlineData(
        "how much did i spend at Tesco this month",
        "and last month?",
        "No transactions for “\u2068Tesco\u2069” from 1 October 2026 to 31 October 2026."
    )]
    [InlineData(
        "how much did i spend at Tesco last month",
        "what about Lidl?",
        "No transactions for “\u2068Lidl\u2069” from 1 October 2026 to 31 October 2026."
    )]
    [InlineData(
        "mes dépenses chez Carrefour ce mois-ci",
        "et le mois dernier ?",
        "Aucune transaction pour «\u202F\u2068Carrefour\u2069\u202F» du 1er octobre 2026 au 31 octobre 2026."
    )]
    [InlineData(
        "mes dépenses chez Carrefour le mois dernier",
        "et chez Lidl ?",
        "Aucune transaction pour «\u202F\u2068Lidl\u2069\u202F» du 1er octobre 2026 au 31 octobre 2026."
    )]
    [InlineData(
        "transactions over 50 euros last month",
        "and in september?",
        "No transactions over €50.00 from 1 September 2026 to 30 September 2026."
    )]
    public void What_it_does_not_name_stays_as_it_was(string first, string then, string expected)
    {
        var scene = Linked();
        scene.Types(first);

        scene.Types(then);

        Assert.Equal(expected, scene.Last.Text);
    }

    [Fact]
    public void A_question_of_its_own_starts_afresh()
    {
        var scene = Linked();
        scene.Types("how much did i spend at Tesco this month");

        scene.Types("and my transactions last month");

        Assert.Equal("No transactions from 1 October 2026 to 31 October 2026.", scene.Last.Text);
    }

    [Fact]
    public void Another_topic_is_not_gone_on_with()
    {
        var scene = Linked();
        scene.Types("how much did i spend at Tesco this month");

        scene.Types("and my balance?");

        Assert.IsType<BalanceCard>(scene.Last.Card);
    }

    [Fact]
    public void An_old_question_is_not_gone_on_with()
    {
        var scene = Linked();
        scene.Types("how much did i spend at Tesco this month");
        scene.Pass(TimeSpan.FromSeconds(Limits.FollowUpSeconds + 1));

        scene.Types("and last month?");

        Assert.DoesNotContain("Tesco", scene.Last.Text);
    }

    [Fact]
    public void What_was_asked_leaves_with_the_banks_data()
    {
        var scene = Linked();
        scene.Types("how much did i spend at Tesco this month");
        Assert.NotNull(scene.State.LastQuestion);

        scene.Types("unlink sandbank");

        Assert.Null(scene.State.LastQuestion);
    }

    private static Scene Linked()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Reports(Bank, Events.Balance(123_456));
        return scene;
    }
}
