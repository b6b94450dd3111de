using OrleansBank.Domain;
using OrleansBank.Grains.Banks;
using OrleansBank.Grains.Runtime;
using OrleansBank.Silo.BankApis.Health;

namespace OrleansBank.Silo.Hosting;

/// <summary>A bank's rate budget, held by the bank's grain: one for all silos.</summary>
/// <param name="grains">Asked when it is needed: the connectors are made before the silo that hosts the grains.</param>
public sealed class GrainRateBudget(BankId bank, Func<IGrainCaller> grains) : IRateBudget
{
    public async ValueTask<BudgetSlice> TakeAsync(int wanted, CancellationToken cancellation)
    {
        var answer = await grains().AskAsync(BankGrainFactory.IdOf(bank), new TakeBudgetRequest(wanted), cancellation);
        var slice = (BudgetReply)answer;
        return new BudgetSlice(slice.Requests, slice.Wait);
    }
}
