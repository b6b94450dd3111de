namespace OrleansBank.Gateway;

/// <summary>What the operator configured cannot be: the message names the setting, and never a secret.</summary>
public sealed class ConfigurationException(string message) : Exception(message);
