using System.Collections.Immutable;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Grains.Banks;
using OrleansBank.Simulator.Time;

namespace OrleansBank.Simulator.Outside;

/// <summary>The banks as one silo reaches them.</summary>
internal sealed class SimulatedBankApis(Banks banks, SimulatedProcess process, Chance chance) : IBankApis
{
    private readonly Dictionary<BankId, IBankApi> _apis = banks.Profiles.ToDictionary(
        profile => profile.Id,
        profile => (IBankApi)new SimulatedBankApi(profile, banks, process, chance.Fork())
    );

    public ImmutableArray<BankProfile> Profiles => banks.Profiles;

    public IBankApi? Find(BankId bank) => _apis.GetValueOrDefault(bank);
}
