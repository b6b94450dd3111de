using System.Collections.Immutable;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Grains.Banks;
using OrleansBank.Simulator.Cluster;
using OrleansBank.Simulator.Time;

namespace OrleansBank.Simulator.Outside;

/// <summary>The banks as one silo reaches them.</summary>
internal sealed class SimulatedBankApis(Setting setting, SimulatedProcess process, Chance chance) : IBankApis
{
    private readonly Dictionary<BankId, IBankApi> _apis = setting.Profiles.ToDictionary(
        profile => profile.Id,
        profile => (IBankApi)new SimulatedBankApi(profile, setting, process, chance.Fork())
    );

    public ImmutableArray<BankProfile> Profiles => setting.Profiles;

    public IBankApi? Find(BankId bank) => _apis.GetValueOrDefault(bank);
}
