namespace OrleansBank.Harness;

/// <summary>Where a platform and its sandbox banks are reached, however they run.</summary>
public interface IPlatformDoors
{
    Uri Url { get; }
    HttpClient Http { get; }
    HttpClient Sandbox { get; }
}
