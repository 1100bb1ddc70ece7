"""AWS on this machine, as moto answers for it, and what templates of CloudFormation say. Only for tests.

The first argument is what to do; what comes of it is printed, as JSON where it is not a text.
"""

import json
import os
import re
import sys
import urllib.request

import yaml


def serve():
    """Serves until the input ends, and prints the port."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    print(server.get_host_and_port()[1], flush=True)
    sys.stdin.read()
    server.stop()


def client(service):
    import boto3

    return boto3.client(service)


def secret(name, text):
    """Stores a secret, and gives its ARN."""
    return client("secretsmanager").create_secret(Name=name, SecretString=text)["ARN"]


def stranger():
    """Credentials of somebody who may do nothing. From now on everybody may only do what is allowed."""
    iam = client("iam")
    iam.create_user(UserName="stranger")
    key = iam.create_access_key(UserName="stranger")["AccessKey"]
    server = os.environ["AWS_ENDPOINT_URL"]
    plain = {"Content-Type": "text/plain"}
    request = urllib.request.Request(f"{server}/moto-api/reset-auth", data=b"0", headers=plain, method="POST")
    urllib.request.urlopen(request).close()
    return {"AWS_ACCESS_KEY_ID": key["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"]}


class Tagged(yaml.SafeLoader):
    """YAML in which CloudFormation's short forms become its long ones."""


def _long(loader, tag, node):
    name = "Ref" if tag == "Ref" else f"Fn::{tag}"
    if isinstance(node, yaml.SequenceNode):
        return {name: loader.construct_sequence(node, deep=True)}
    value = loader.construct_scalar(node)
    return {name: value.split(".", 1) if tag == "GetAtt" else value}


Tagged.add_multi_constructor("!", _long)


def parsed(template):
    with open(template, encoding="utf-8") as file:
        return yaml.load(file, Tagged)


def shape(template):
    """What is where in a template, and of which type."""

    def of(value):
        if isinstance(value, dict):
            return {key: of(inner) for key, inner in value.items()}
        return [of(inner) for inner in value] if isinstance(value, list) else type(value).__name__

    return of(parsed(template))


class Resolved:
    """A template with its parameters put in; resources stand for their own names."""

    def __init__(self, template, given):
        self.template = parsed(template)
        fixed = {"AWS::Partition": "aws", "AWS::Region": "us-east-1", "AWS::AccountId": "123456789012", "AWS::StackName": "stack"}
        named = {name: name for name in self.template["Resources"]}
        defaults = {name: str(p["Default"]) for name, p in self.template["Parameters"].items() if "Default" in p}
        self.values = {**fixed, "AWS::URLSuffix": "amazonaws.com", **named, **defaults, **given}

    def resource(self, name):
        return self.of(self.template["Resources"][name]["Properties"])

    def of(self, value):
        if isinstance(value, list):
            return [inner for inner in map(self.of, value) if inner is not None]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            (name, inner), = value.items()
            if name == "Ref":
                return None if inner == "AWS::NoValue" else self.values[inner]
            if name == "Fn::Sub":
                return re.sub(r"\${([^}]+)}", lambda found: self.values[found.group(1)], inner)
            if name == "Fn::GetAtt":
                return f"arn:aws:any:::{inner[0]}"
            if name == "Fn::Join":
                return inner[0].join(self.of(inner[1]))
            if name == "Fn::If":
                return self.of(inner[1] if self.holds(self.template["Conditions"][inner[0]]) else inner[2])
        return {key: inner for key, inner in ((key, self.of(inner)) for key, inner in value.items()) if inner is not None}

    def holds(self, condition):
        (name, inner), = condition.items()
        if name == "Fn::Not":
            return not self.holds(inner[0])
        return self.of(inner[0]) == self.of(inner[1])


def given(arguments):
    return dict(argument.split("=", 1) for argument in arguments)


def network():
    """A subnet, its zone and a security group that are there."""
    ec2 = client("ec2")
    subnet = ec2.describe_subnets()["Subnets"][0]
    group = ec2.describe_security_groups()["SecurityGroups"][0]["GroupId"]
    return {"Subnet": subnet["SubnetId"], "AvailabilityZone": subnet["AvailabilityZone"], "Group": group}


def stack(template, *arguments):
    """Creates a stack and tells its resources and their states, and the cluster."""
    with open(template, encoding="utf-8") as file:
        body = file.read()
    parameters = [{"ParameterKey": name, "ParameterValue": value} for name, value in given(arguments).items()]
    cloud = client("cloudformation")
    cloud.create_stack(StackName="migration", TemplateBody=body, Parameters=parameters, Capabilities=["CAPABILITY_IAM"])
    resources = cloud.describe_stack_resources(StackName="migration")["StackResources"]
    return {resource["LogicalResourceId"]: resource["ResourceStatus"] for resource in resources}


def step(template, *arguments):
    """What the cluster's step runs, and under which settings."""
    cluster = Resolved(template, given(arguments)).resource("Cluster")
    settings = cluster["Configurations"][0]["ConfigurationProperties"]
    return {"arguments": cluster["Steps"][0]["HadoopJarStep"]["Args"], "settings": settings}


def job(template, *arguments):
    """Creates the job with its connection and its encryption, and tells what it is: moto's CloudFormation knows none of them."""
    resolved = Resolved(template, given(arguments))
    glue = client("glue")
    encryption = resolved.resource("Encryption")
    configuration = encryption["EncryptionConfiguration"]
    configuration["S3Encryption"] = configuration.pop("S3Encryptions")
    glue.create_security_configuration(Name=encryption["Name"], EncryptionConfiguration=configuration)
    glue.create_connection(**resolved.resource("Network"))
    properties = resolved.resource("Job")
    for number in ("NumberOfWorkers", "Timeout"):
        properties[number] = int(properties[number])
    glue.create_job(**properties)
    return glue.get_job(JobName=properties["Name"])["Job"]


def role(template, *arguments):
    """The statements of a role's own policies; it is named last."""
    *arguments, name = arguments
    policies = Resolved(template, given(arguments)).resource(name)["Policies"]
    return [statement for policy in policies for statement in policy["PolicyDocument"]["Statement"]]


def lint(*templates):
    """Ends with what cfn-lint ends with."""
    from cfnlint.runner import main

    sys.argv = ["cfn-lint", "--regions", "us-east-1", "--", *templates]
    main()


if __name__ == "__main__":
    what = globals()[sys.argv[1]](*sys.argv[2:])
    if what is not None:
        print(what if isinstance(what, str) else json.dumps(what, default=str))
