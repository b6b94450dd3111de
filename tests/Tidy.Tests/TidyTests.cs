using OrleansBank.Tidy.Tests.Rules;

namespace OrleansBank.Tidy.Tests;

/// <summary>The repository checks itself.</summary>
public sealed class TidyTests
{
    private static readonly FileRule[] FileRules =
    [
        .. LayoutRules.All,
        .. CodeRules.All,
        .. EngineRules.All,
        .. LogRules.All,
        .. LeftoverRules.All,
    ];

    private static readonly RepositoryRule[] RepositoryRules =
    [
        .. ProjectRules.All,
        .. PackageRules.All,
        .. DocumentRules.All,
        .. DeadFileRules.All,
        .. ComposeRules.All,
        .. MetricRules.All,
    ];

    public static TheoryData<string> FileRuleNames => [.. FileRules.Select(rule => rule.Name)];

    public static TheoryData<string> RepositoryRuleNames => [.. RepositoryRules.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(FileRuleNames))]
    public void Every_file_keeps_the_rule(string name)
    {
        var rule = FileRules.Single(rule => rule.Name == name);
        AssertNone(Repository.This.Files.SelectMany(rule.Findings).Select(finding => finding.ToString()));
    }

    [Theory]
    [MemberData(nameof(RepositoryRuleNames))]
    public void The_repository_keeps_the_rule(string name) =>
        AssertNone(RepositoryRules.Single(rule => rule.Name == name).Check(Repository.This));

    [Theory]
    [MemberData(nameof(FileRuleNames))]
    public void A_planted_violation_in_a_file_is_caught_and_its_neighbour_passes(string name)
    {
        var rule = FileRules.Single(rule => rule.Name == name);
        Assert.NotEmpty(rule.Findings(rule.Caught));
        Assert.Empty(rule.Findings(rule.Passed));
    }

    [Theory]
    [MemberData(nameof(RepositoryRuleNames))]
    public void A_planted_violation_in_a_repository_is_caught_and_its_neighbour_passes(string name)
    {
        var rule = RepositoryRules.Single(rule => rule.Name == name);
        Assert.NotEmpty(rule.Check(rule.Caught));
        Assert.Empty(rule.Check(rule.Passed));
    }

    [Fact]
    public void The_repository_was_found()
    {
        Assert.NotNull(Repository.This.Find("OrleansBank.sln"));
        Assert.True(Repository.This.OfType(".cs").Count() > 100);
        Assert.True(Repository.This.OfType(".cs").Sum(file => MethodScan.Methods(file.Code).Count()) > 300);
    }

    private static void AssertNone(IEnumerable<string> findings)
    {
        var all = findings.ToList();
        Assert.True(all.Count == 0, $"{all.Count} found:\n{string.Join('\n', all.Take(100))}");
    }
}
