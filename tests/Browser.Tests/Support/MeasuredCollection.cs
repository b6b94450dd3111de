namespace OrleansBank.Browser.Tests.Support;

/// <summary>What is measured: nothing else of these tests runs meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredCollection : ICollectionFixture<House>
{
    public const string Name = "measured, alone";
}
