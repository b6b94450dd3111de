using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Tests.Scenes;

namespace OrleansBank.Domain.Tests.Conversations;

public sealed class SessionTests
{
    [Theory]
    [InlineData("fr-FR", "America/New_York", "fr", "America/New_York")]
    [InlineData("en-GB", null, "en", "Europe/Paris")]
    [InlineData("de-DE", "Not/AZone", "en", "Europe/Paris")]
    [InlineData("", "Europe/London", "en", "Europe/London")]
    public void A_sign_in_brings_language_and_time_zone(string locale, string? zone, string language, string kept)
    {
        var scene = new Scene();

        scene.Do(SignIn("s1", locale, zone));

        Assert.Equal((language, kept), (scene.State.Language, scene.State.TimeZone));
        Assert.Equal("s1", Assert.Single(scene.State.Sessions).Id);
    }

    [Fact]
    public void The_language_of_the_talk_outlives_another_sign_in_from_the_same_locale()
    {
        var scene = new Scene();
        scene.Do(SignIn("s1", "en-GB", null));
        scene.Means(Domain.Language.Intent.Thanks, language: "fr");

        scene.Do(SignIn("s2", "en-GB", null));

        Assert.Equal("fr", scene.State.Language);
    }

    [Fact]
    public void Sessions_have_a_limit_and_ended_ones_make_room()
    {
        var scene = new Scene();
        for (var i = 0; i < Limits.SessionsPerUserMax + 5; i++)
            scene.Do(SignIn($"s{i}", "en-GB", null));
        Assert.Equal(Limits.SessionsPerUserMax, scene.State.Sessions.Length);
        Assert.Equal("s5", scene.State.Sessions[0].Id);

        scene.Pass(TimeSpan.FromHours(2)).Do(SignIn("new", "en-GB", null) with { Session = Good("new", scene) });

        Assert.Equal("new", Assert.Single(scene.State.Sessions).Id);
    }

    [Fact]
    public void Signing_out_ends_one_session()
    {
        var scene = new Scene();
        scene.Do(SignIn("s1", "en-GB", null));
        scene.Do(SignIn("s2", "en-GB", null));

        scene.Do(new SignedOut("s1"));

        Assert.Equal(new EndSessions("s1"), Assert.Single(scene.Effects));
        Assert.Equal("s2", Assert.Single(scene.State.Sessions, session => session.IsGood(scene.Now)).Id);
        Assert.Equal(Refusal.NothingChanged, scene.Refuses(new SignedOut("s1")));
    }

    [Fact]
    public void A_session_that_was_signed_out_is_not_begun_again_until_its_token_has_expired()
    {
        var scene = new Scene();
        var signIn = SignIn("s1", "en-GB", null);
        scene.Do(signIn);
        scene.Do(new SignedOut("s1"));
        for (var i = 0; i < Limits.SessionsPerUserMax + 5; i++)
            scene.Do(SignIn($"other{i}", "en-GB", null));

        Assert.Equal(Refusal.SignedOut, scene.Refuses(signIn));
        Assert.Equal(Limits.SessionsPerUserMax, scene.State.Sessions.Count(session => session.IsGood(scene.Now)));
        scene.Pass(TimeSpan.FromHours(2)).Do(SignIn("later", "en-GB", null) with { Session = Good("later", scene) });
        Assert.Equal("later", Assert.Single(scene.State.Sessions).Id);
    }

    private static Session Good(string id, Scene scene) => new(id, scene.Now, scene.Now.AddHours(1));

    private static SignedIn SignIn(string id, string locale, string? zone) =>
        new(new Session(id, Scene.Start, Scene.Start.AddHours(1)), locale, zone);
}
