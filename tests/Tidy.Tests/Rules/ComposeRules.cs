using System.Text.RegularExpressions;

namespace OrleansBank.Tidy.Tests.Rules;

/// <summary>What operators start: docker-compose.yml names what is there, opens what it must, and holds no secret.</summary>
public static partial class ComposeRules
{
    public const string Path = "docker-compose.yml";
    private const string Balancer = "balancer";
    private const string Loopback = "127.0.0.1:";

    /// <summary>Made by the operator, and never under version control.</summary>
    private const string SecretsFolder = "./deploy/secrets/";

    /// <summary>Its image has no program that could ask.</summary>
    private static readonly string[] WithoutHealth = ["collector"];

    public static RepositoryRule[] All { get; } =
    [
        new(
            "every service starts again by itself and says whether it is well",
            repository =>
                from service in Services(repository)
                from key in WithoutHealth.Contains(service.Name) ? new[] { "restart" } : ["restart", "healthcheck"]
                where !service.Body.ContainsKey(key)
                select $"{Path}: {service.Name} has no {key}",
            Caught: Of("services: {a: {image: a, restart: always}}"),
            Passed: Of("services: {a: {image: a, restart: always, healthcheck: {test: [CMD, a]}}}")
        ),
        new(
            "no port is open beyond the balancer's, but on loopback",
            repository =>
                from service in Services(repository)
                where service.Name != Balancer
                from port in ComposeFile.List(service.Body, "ports", "published")
                where !port.StartsWith(Loopback, StringComparison.Ordinal)
                select $"{Path}: {service.Name} opens {port}",
            Caught: Of("services: {a: {ports: ['5432:5432']}}"),
            Passed: Of("services: {a: {ports: ['127.0.0.1:3000:3000']}, balancer: {ports: ['8080:8080']}}")
        ),
        new(
            "what a service names is there",
            repository => Services(repository).SelectMany(service => Missing(repository, service.Name, service.Body)),
            Caught: Of("services: {a: {secrets: [key]}}"),
            Passed: Of("services: {a: {secrets: [key]}}\nsecrets: {key: {file: ./deploy/secrets/key}}")
        ),
        new(
            "secrets are files outside of version control, and none stands in the environment",
            repository =>
                (
                    from service in Services(repository)
                    from key in ComposeFile.Map(service.Body, "environment").Keys.OfType<string>()
                    where SecretName().IsMatch(key) && !key.EndsWith("_FILE", StringComparison.Ordinal)
                    select $"{Path}: {service.Name} has {key} in its environment"
                ).Concat(
                    from secret in Read(repository)?.Parts("secrets") ?? []
                    let file = secret.GetValueOrDefault("file") as string ?? ""
                    where !file.StartsWith(SecretsFolder, StringComparison.Ordinal) || repository.Has(file[2..])
                    select $"{Path}: the secret {file} is not a file of {SecretsFolder}, or is under version control"
                ),
            Caught: Of("services: {a: {environment: {DB_PASSWORD: x}}}"),
            Passed: Of("services: {a: {environment: {DB_PASSWORD_FILE: /run/secrets/x}}}")
        ),
    ];

    private static Repository Of(string text) => ProjectRules.Of((Path, text));

    private static ComposeFile? Read(Repository repository) =>
        repository.Find(Path) is { } file ? ComposeFile.Read(file.Text) : null;

    private static IEnumerable<(string Name, Dictionary<object, object?> Body)> Services(Repository repository) =>
        Read(repository)?.Services ?? [];

    private static IEnumerable<string> Missing(Repository repository, string name, Dictionary<object, object?> body)
    {
        var file = Read(repository)!;
        var volumes = ComposeFile.List(body, "volumes").Select(volume => volume.Split(':')[0]).ToList();
        var mounted = volumes.Where(volume => volume.StartsWith("./", StringComparison.Ordinal)).ToList();
        var built = ComposeFile.Map(body, "build").GetValueOrDefault("dockerfile") as string;
        return Unknown("secrets", ComposeFile.List(body, "secrets"))
            .Concat(Unknown("networks", ComposeFile.List(body, "networks")))
            .Concat(Unknown("services", ComposeFile.List(body, "depends_on")))
            .Concat(Unknown("volumes", volumes.Except(mounted)))
            .Concat(
                mounted
                    .Select(path => path[2..])
                    .Concat(built is null ? [] : [built])
                    .Where(path => !repository.Has(path))
                    .Select(path => $"{Path}: {name} needs {path}, which is not there")
            );

        IEnumerable<string> Unknown(string part, IEnumerable<string> named) =>
            named.Except(file.Names(part)).Select(one => $"{Path}: {name} names {one}, which is not in {part}");
    }

    [GeneratedRegex("PASSWORD|SECRET_|_KEY$|ConnectionStrings", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();
}
