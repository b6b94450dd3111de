using OrleansBank.Grains.Runtime;
using OrleansBank.Silo.BankApis.Http;
using OrleansBank.Silo.BankApis.Keys;

namespace OrleansBank.Silo.BankApis.UkOpenBanking;

/// <summary>What every part of one bank's connector works with.</summary>
public sealed record BankSession(
    BankOptions Bank,
    BankHttp Http,
    Origins Origins,
    PlatformKeys Keys,
    TimeProvider Clock,
    IIds Ids
)
{
    /// <summary>An address below the base of the account API.</summary>
    public Uri Api(string path) => new($"{Bank.ApiBase.TrimEnd('/')}/{path}");
}
