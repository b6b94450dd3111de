using FsCheck;
using FsCheck.Fluent;
using OrleansBank.Domain.Tests.Scenes;

namespace OrleansBank.DomainProperties.Tests;

public sealed class LedgerPropertyTests
{
    [Fact]
    public void Linking_and_unlinking_in_any_order_leaves_one_unbroken_chain()
    {
        var plans = Gen.Choose(0, 5).ArrayOf().Where(plan => plan.Length <= 20).ToArbitrary();
        Prop.ForAll(plans, plan => Plan.IsChained(Plan.Play(plan))).QuickCheckThrowOnFailure();
    }
}
