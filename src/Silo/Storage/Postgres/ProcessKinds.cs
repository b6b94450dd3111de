namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>What uses the shared tables.</summary>
public static class ProcessKinds
{
    public const string Silo = "silo";
    public const string Gateway = "gateway";
}
